/** Where packages are dropped, one or many; below it how far each is, and what was found in it. */
import { Plural, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore, type ReactElement } from 'react';
import { call, ProblemError } from '../../../web/api.ts';
import { refresh } from '../../../web/ask.ts';
import { bringLarge } from '../../../web/browser-uploads.ts';
import { useFormat } from '../../../web/format.ts';
import { FilePick } from '../../../web/kit/FilePick.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { useProblemWords } from '../../../web/kit/Problem.tsx';
import { ProgressBar } from '../../../web/kit/ProgressBar.tsx';
import { UnfinishedUploads } from '../../../web/kit/UnfinishedUploads.tsx';
import type { addUploadedPackage } from '../upload-contract.ts';
import { Bringing, type Found, type Incoming } from './bringing.ts';
import classes from './shelf.module.css';
import { usePackageWords } from './use-package-words.ts';

export function BringIn({ onMake }: { readonly onMake: (packageId: string) => void }): ReactElement {
  const { t } = useLingui();
  const bringing = useBringing();
  const incoming = useSyncExternalStore(bringing.subscribe, bringing.all, bringing.all);
  return (
    <section className={classes['bring']} aria-label={t`Bring in`}>
      <FilePick
        label={t`Choose packages, or drop them here`}
        hint={t`ZIP files as they came, one or many; a cmi5 course structure alone is an XML file.`}
        endings={['.zip', '.xml']}
        several
        onPick={(file) => bringing.add(file)}
      />
      <UnfinishedUploads purpose="package" />
      {incoming.length > 0 && (
        <ul className={classes['incoming']} aria-label={t`On their way`}>
          {incoming.map((one) => (
            <Line
              key={one.id}
              one={one}
              onMake={onMake}
              onAgain={() => bringing.again(one.id)}
              onPutAway={() => bringing.putAway(one.id)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function useBringing(): Bringing {
  const client = useQueryClient();
  const [bringing] = useState(
    () =>
      new Bringing(
        (file, onProgress, signal) =>
          bringLarge(
            file,
            'package',
            (uploadId) =>
              call<typeof addUploadedPackage>('POST', '/api/packages/uploads/:uploadId', {
                params: { uploadId },
                signal,
              }),
            { onProgress, signal },
          ),
        () => void refresh(client, ['/api/packages']),
      ),
  );
  useEffect(() => {
    bringing.open();
    const stay = (event: BeforeUnloadEvent): void => {
      if (bringing.busy) event.preventDefault();
    };
    window.addEventListener('beforeunload', stay);
    return () => {
      window.removeEventListener('beforeunload', stay);
      bringing.close();
    };
  }, [bringing]);
  return bringing;
}

interface LineProps {
  readonly one: Incoming;
  readonly onMake: (packageId: string) => void;
  readonly onAgain: () => void;
  readonly onPutAway: () => void;
}

function Line({ one, onMake, onAgain, onPutAway }: LineProps): ReactElement {
  const { t } = useLingui();
  const { say } = usePackageWords();
  const format = useFormat();
  const { name, state, progress, came } = one;
  const arrived = progress !== null && progress.total > 0 && progress.done >= progress.total;
  return (
    <li className={classes['arriving']} data-state={state}>
      <div className={classes['arrivingHead']}>
        <Icon name={state === 'there' ? 'check' : state === 'refused' ? 'warning' : 'upload'} size={20} />
        <p className={classes['name']}>
          <strong>{came ? say(came.title) : name}</strong>
          <span>{came ? name : format.bytes(one.size)}</span>
        </p>
        {came && (
          <Button size="compact-md" variant="light" onClick={() => onMake(came.packageId)}>{t`Make a module`}</Button>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={state === 'there' || state === 'refused' ? t`Put “${name}” away` : t`Stop sending “${name}”`}
          onClick={onPutAway}
        >
          <Icon name="cross" size={16} />
        </ActionIcon>
      </div>
      {state === 'waiting' && <p className={classes['said']}>{t`Waits for those before it`}</p>}
      {state === 'sending' && (
        <ProgressBar
          progress={arrived ? null : progress}
          phases={{
            sending: t`On its way`,
            waiting: t`Waiting for a connection`,
            '': t`It is here, and is being checked`,
          }}
        />
      )}
      {came && <Warnings found={came.warnings} />}
      {state === 'refused' && <Refusal error={one.error} onAgain={onAgain} />}
    </li>
  );
}

function Warnings({ found }: { readonly found: readonly Found[] }): ReactElement {
  const { t } = useLingui();
  if (found.length === 0)
    return <p className={classes['said']}>{t`It came in whole: nothing was put right, nothing left out.`}</p>;
  return (
    <details className={classes['found']}>
      <summary>
        <Plural
          value={found.length}
          one="It can be played. # thing was put right or left out"
          other="It can be played. # things were put right or left out"
        />
      </summary>
      <Findings found={found} />
    </details>
  );
}

function Refusal({ error, onAgain }: { readonly error: unknown; readonly onAgain: () => void }): ReactElement {
  const { t } = useLingui();
  const reasons = {
    'package-kind': t`This is no package: neither a ZIP file nor a course structure in XML.`,
    'package-unknown': t`Nothing in it says what it is: there is no imsmanifest.xml, cmi5.xml or tincan.xml. Ask its maker for SCORM, cmi5 or Tin Can.`,
    'package-aicc': t`This is an AICC package. Ask its maker for cmi5 or SCORM.`,
    'package-cmi5': t`Its cmi5.xml stands in a folder. It must stand at the root of the package.`,
    'package-too-large': t`This package is too large.`,
    manifest: t`It cannot be played as it is. Its maker finds here what to mend:`,
    'course-structure': t`It cannot be played as it is. Its maker finds here what to mend:`,
  };
  const words = useProblemWords(reasons);
  const told = error instanceof ProblemError ? error : null;
  // what a hostile or broken zip is refused for stands in the words of the server only
  const plain = told && !(told.reason && told.reason in reasons) && told.code === 'unsupported-file';
  return (
    <div role="alert" className={classes['refusal']}>
      <p>{plain ? told.message : words(error)}</p>
      {told && told.fields.length > 0 ? (
        <Findings found={told.fields.map(foundIn)} />
      ) : (
        !plain && <Button size="compact-sm" variant="default" onClick={onAgain}>{t`Try again`}</Button>
      )}
    </div>
  );
}

/** `imsmanifest.xml:12` and `code: what is wrong`. */
function foundIn({ pointer, detail }: { readonly pointer: string; readonly detail: string }): Found {
  const [, file = pointer, line = '0'] = /^(.*):(\d+)$/.exec(pointer) ?? [];
  return { file, line: Number(line), says: detail.replace(/^[a-z0-9-]+: /, '') };
}

/** In the words of the standard's own world, which its maker speaks. */
function Findings({ found }: { readonly found: readonly Found[] }): ReactElement {
  const { t } = useLingui();
  return (
    <ol className={classes['findings']}>
      {different(found).map(({ file, line, says }) => (
        <li key={`${file}:${line}:${says}`}>
          <span className={classes['where']}>{line > 0 ? t`${file}, line ${line}` : file}</span>
          <span lang="en">{says}</span>
        </li>
      ))}
    </ol>
  );
}

function different(found: readonly Found[]): readonly Found[] {
  return [...new Map(found.map((one) => [`${one.file}:${one.line}:${one.says}`, one])).values()];
}
