/** A person's certifications: what holds, what ends, what renews it, and all that were before. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { listPersonCertifications, renewCertifications, undoCertifications } from '../certification-contract.ts';
import classes from './progress.module.css';
import { useProgressReasons, useProgressWords } from './progress-words.ts';

type Now = Told<typeof listPersonCertifications>['now'][number];

export function PersonCertifications({ personId }: { readonly personId: string }): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const words = useProgressWords();
  const [all, setAll] = useState(false);
  const answer = useAsk<typeof listPersonCertifications>('GET', '/api/people/:personId/certifications', {
    params: { personId },
  });
  const { now = [], history = [] } = answer.data ?? {};
  if (now.length === 0 && history.length === 0) return null;
  return (
    <section>
      <h2 className={classes['heading']}>{t`Certifications`}</h2>
      <ul className={classes['lines']} aria-label={t`Certifications`}>
        {now.map((one) => (
          <Line key={one.ruleId} personId={personId} one={one} />
        ))}
      </ul>
      {history.length > 0 && (
        <Button
          mt="xs"
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? t`Hide what was before` : t`Show what was before`}
        </Button>
      )}
      {all && (
        <ul className={classes['lines']} aria-label={t`All certifications so far`}>
          {history.map((one) => {
            const [from, until] = [format.day(one.certifiedOn), format.day(one.validUntil)];
            return (
              <li key={one.certificationId}>
                <span className={classes['what']}>
                  <span className={classes['name']}>
                    {words.subject(one.name)}
                    {one.undone && ` (${t`taken back`})`}
                  </span>
                  <span className={classes['more']}>{t`${from} to ${until}, by ${one.by}`}</span>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function Line({ personId, one }: { readonly personId: string; readonly one: Now }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const words = useProgressWords();
  const reasons = useProgressReasons();
  const refresh = [`/api/people/${personId}/certifications`, '/api/certifications'];
  const undo = useDo<typeof undoCertifications>('POST', '/api/certifications/batches/:batchId/undo', { refresh });
  const renew = useDo<typeof renewCertifications>('POST', '/api/certifications/:ruleId/renew', {
    refresh,
    done: ({ undo: batchId }) =>
      toast(t`Certified`, batchId ? { undo: () => undo.mutate({ params: { batchId } }) } : {}),
  });
  const until = one.validUntil ? format.day(one.validUntil) : '';
  const from = one.renewableFrom ? format.day(one.renewableFrom) : '';
  const proof = plural(one.criteria, { one: '# criterion', other: '# criteria' });
  const met = one.criteriaMet;
  const said = {
    none: t`not certified yet`,
    valid: t`valid until ${until}, renewable from ${from}`,
    due: t`ends on ${until}, to be renewed by new proof`,
    lapsed: t`lapsed on ${until}`,
  };
  return (
    <li>
      <span className={classes['what']}>
        <span className={classes['name']}>{words.subject(one.name)}</span>
        <span className={classes['more']} data-state={one.state}>
          {said[one.state]}
        </span>
        {one.state !== 'valid' && <span className={classes['more']}>{t`${met} of ${proof} met by new proof`}</span>}
        <Problem error={renew.error} reasons={reasons} />
      </span>
      {one.mayRenew && (
        <Button
          variant="default"
          size="compact-md"
          loading={renew.isPending}
          onClick={() => renew.mutate({ params: { ruleId: one.ruleId }, body: { people: [personId] } })}
        >
          {one.state === 'none' ? t`Certify` : t`Renew`}
        </Button>
      )}
    </li>
  );
}
