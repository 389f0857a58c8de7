/** Exactly whose certification would be renewed and until when, and whose not and why; then the word, and a way back. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { previewRenewal, renewCertifications, undoCertifications } from '../certification-contract.ts';
import classes from './progress.module.css';
import { useProgressReasons } from './progress-words.ts';
import { Refused } from './Refused.tsx';

const shown = 50;

export function RenewSome({
  ruleId,
  people,
  onDone,
}: {
  readonly ruleId: string;
  readonly people: readonly string[];
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const reasons = useProgressReasons();
  const refresh = ['/api/certifications', '/api/people'];
  const asked = { params: { ruleId }, body: { people: [...people] } };
  const preview = useAsk<typeof previewRenewal>('POST', '/api/certifications/:ruleId/preview', {
    ...asked,
    afresh: true,
  });
  const undo = useDo<typeof undoCertifications>('POST', '/api/certifications/batches/:batchId/undo', {
    refresh,
    done: ({ undone }) => toast(plural(undone, { one: '# taken back', other: '# taken back' })),
  });
  const renew = useDo<typeof renewCertifications>('POST', '/api/certifications/:ruleId/renew', {
    refresh,
    done: ({ certified, undo: batchId }) => {
      toast(
        plural(certified, { one: '# person certified', other: '# people certified' }),
        batchId ? { undo: () => undo.mutate({ params: { batchId } }) } : {},
      );
      onDone();
    },
  });
  return (
    <div className={classes['form']}>
      <Answered answer={preview} rows={3} reasons={reasons}>
        {({ certified, refused }) => {
          const more = certified.length - shown;
          return (
            <>
              <p className={classes['sum']}>
                {plural(certified.length, { one: '# person is certified.', other: '# people are certified.' })}
              </p>
              <ul className={classes['names']}>
                {certified.slice(0, shown).map((one) => {
                  const until = format.day(one.validUntil);
                  return <li key={one.id}>{t`${one.name}, until ${until}`}</li>;
                })}
                {more > 0 && <li>{t`and ${more} more`}</li>}
              </ul>
              <Refused refused={refused} />
              <Problem error={renew.error} reasons={reasons} />
              <Button
                disabled={certified.length === 0}
                loading={renew.isPending}
                onClick={() => renew.mutate({ params: { ruleId }, body: { people: certified.map(({ id }) => id) } })}
              >{t`Certify`}</Button>
            </>
          );
        }}
      </Answered>
    </div>
  );
}
