/** Where packages are dropped, one or many; below it how far each is, and what was found in it. */
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore, type ReactElement } from 'react';
import { call } from '../../../web/api.ts';
import { refresh } from '../../../web/ask.ts';
import { bringLarge } from '../../../web/browser-uploads.ts';
import { useFormat } from '../../../web/format.ts';
import { FilePick } from '../../../web/kit/FilePick.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { ProgressBar } from '../../../web/kit/ProgressBar.tsx';
import { UnfinishedUploads } from '../../../web/kit/UnfinishedUploads.tsx';
import type { addUploadedPackage } from '../upload-contract.ts';
import { Bringing, type Incoming } from './bringing.ts';
import { Refusal } from './Refusal.tsx';
import classes from './shelf.module.css';
import { ThereBefore } from './ThereBefore.tsx';
import { usePackageWords } from './use-package-words.ts';
import { Warnings } from './Warnings.tsx';

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
          <Button
            size="compact-md"
            variant="light"
            className={classes['make'] ?? ''}
            onClick={() => onMake(came.packageId)}
          >{t`Make a module`}</Button>
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
      {came && <ThereBefore came={came} onPutAway={onPutAway} />}
      {state === 'refused' && <Refusal error={one.error} onAgain={onAgain} />}
    </li>
  );
}
