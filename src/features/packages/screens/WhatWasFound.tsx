/** What the import found in a package: what it put right, or why it could not take it, with file and line for whoever made it. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { ProblemError } from '../../../web/api.ts';
import { useProblemWords } from '../../../web/kit/Problem.tsx';
import type { Found } from './bringing.ts';
import classes from './shelf.module.css';

export function Warnings({ found }: { readonly found: readonly Found[] }): ReactElement {
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

export function Refusal({ error, onAgain }: { readonly error: unknown; readonly onAgain: () => void }): ReactElement {
  const { t } = useLingui();
  const reasons = {
    'package-kind': t`This is no package: neither a ZIP file nor a course structure in XML.`,
    'package-unknown': t`Nothing in it says what it is: there is no imsmanifest.xml, cmi5.xml or tincan.xml. Ask its maker for SCORM, cmi5 or Tin Can.`,
    'package-aicc': t`This is an AICC package. Ask its maker for cmi5 or SCORM.`,
    'package-cmi5': t`Its cmi5.xml stands in a folder. It must stand at the root of the package.`,
    'package-damaged': t`This ZIP file is broken, or did not come whole. Fetch it again from where it came.`,
    'package-locked': t`This ZIP file is locked with a password. Pack it again without one.`,
    'package-link': t`It holds a link to something outside of it. For safety it was not opened.`,
    'package-path': t`It holds a file whose name leads out of it. For safety it was not opened.`,
    'package-name-repeated': t`It holds two files of the same name. For safety it was not opened.`,
    'package-bomb': t`It holds more than an honest package does. For safety it was not opened.`,
    'package-too-large': t`This package is too large.`,
    manifest: t`It cannot be played as it is. Its maker finds here what to mend:`,
    'course-structure': t`It cannot be played as it is. Its maker finds here what to mend:`,
  };
  const words = useProblemWords(reasons);
  const told = error instanceof ProblemError ? error : null;
  // of the file itself nothing changes by sending it once more
  const final = told !== null && ['unsupported-file', 'too-large'].includes(told.code);
  return (
    <div role="alert" className={classes['refusal']}>
      <p>{words(error)}</p>
      {told && told.fields.length > 0 ? (
        <Findings found={told.fields.map(foundIn)} />
      ) : (
        !final && <Button size="compact-sm" variant="default" onClick={onAgain}>{t`Try again`}</Button>
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
