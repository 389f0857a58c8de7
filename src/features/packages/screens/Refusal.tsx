/** Why a package did not come in; what its maker has to mend stands with file and line. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { ProblemError } from '../../../web/api.ts';
import { useProblemWords } from '../../../web/kit/Problem.tsx';
import type { Found } from './bringing.ts';
import { Findings } from './Findings.tsx';
import classes from './shelf.module.css';

export function Refusal({ error, onAgain }: { readonly error: unknown; readonly onAgain: () => void }): ReactElement {
  const { t } = useLingui();
  const reasons = {
    'package-kind': t`This is no package: neither a ZIP file nor a course structure in XML.`,
    'package-unknown': t`Nothing in it says what it is: there is no imsmanifest.xml, cmi5.xml or tincan.xml. Ask its maker for SCORM, cmi5 or Tin Can.`,
    'package-aicc': t`This is an AICC package. Ask its maker for cmi5 or SCORM.`,
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
