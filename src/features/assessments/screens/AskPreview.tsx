/** Exactly who would be asked, and who not and why, before anybody is. */
import { useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import type { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import type { Reasons } from '../../../web/kit/Problem.tsx';
import type { LeftOutWhy } from '../ask.ts';
import type { previewAsk } from '../ask-contract.ts';
import classes from './ask-many.module.css';

type Preview = Told<typeof previewAsk>;

export function AskPreview({
  preview,
  ready,
  until,
  reasons,
}: {
  readonly preview: ReturnType<typeof useAsk<typeof previewAsk>>;
  readonly ready: boolean;
  /** the last day */
  readonly until: string;
  readonly reasons: Reasons;
}): ReactElement {
  const { t } = useLingui();
  return (
    <section aria-label={t`Who would be asked`}>
      <h2 className={classes['heading']}>{t`Who would be asked`}</h2>
      {ready ? (
        <Answered answer={preview} rows={4} reasons={reasons}>
          {(told) => <Shown told={told} until={until} />}
        </Answered>
      ) : (
        <Text size="sm" c="dimmed">{t`Say what you ask for, and until when.`}</Text>
      )}
    </section>
  );
}

function Shown({ told, until }: { readonly told: Preview; readonly until: string }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const why = useWhy();
  const { people, self, appraisal, leftOut, items, follows } = told;
  const last = format.day(until);
  const more = people - items.length;
  return (
    <>
      <Text size="sm">{t`${self} self-evaluations and ${appraisal} appraisals, of ${people} people.`}</Text>
      {follows && (
        <Text size="sm">{t`Until ${last} whoever joins or moves and fits is asked too, without your doing.`}</Text>
      )}
      {leftOut.map((one) => (
        <Text key={one.why} size="sm" c="dimmed">
          {`${one.count} × ${why[one.why]}`}
        </Text>
      ))}
      <ul className={classes['lines']} aria-label={t`Who would be asked`}>
        {items.map(({ person, asks }) => (
          <li key={person.id}>
            <strong>{person.name}</strong>
            <span className={classes['aside']}>
              {asks
                .map(({ kind, rater, why: not }) =>
                  not ? why[not] : kind === 'self' ? t`a self-evaluation` : t`an appraisal by ${rater}`,
                )
                .join('; ')}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <Text size="sm" c="dimmed">{t`And ${more} more.`}</Text>}
    </>
  );
}

function useWhy(): Readonly<Record<LeftOutWhy, string>> {
  const { t } = useLingui();
  return {
    'no-role': t`no role yet, so nothing to judge`,
    'no-manager': t`nobody leads them`,
    'asked-already': t`asked already`,
    'said-lately': t`answered within the last 14 days`,
  };
}
