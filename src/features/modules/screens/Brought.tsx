/** What a file would bring, to pick from, and what cannot come, each with its place and its reason. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { Card } from '../module-content.ts';
import type { previewQuestions } from '../question-contract.ts';
import classes from './bring-questions.module.css';
import { useActivityWords } from './use-activity-words.ts';
import { useCardWords } from './use-card-words.ts';
import { useQuestionWords } from './use-question-words.ts';

type Found = Told<typeof previewQuestions>;

export interface BroughtProps {
  readonly found: Found;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (keys: ReadonlySet<string>) => void;
}

export function Brought({ found, chosen, onChoose }: BroughtProps): ReactElement {
  const { t } = useLingui();
  const { cards, leftOut } = found;
  const all = cards.length > 0 && chosen.size === cards.length;
  return (
    <>
      <p role="status" className={classes['sum']}>
        {t`${plural(cards.length, { 0: 'No question can come', one: '# question can come', other: '# questions can come' })}`}
        {leftOut.length > 0 && `, ${t`${plural(leftOut.length, { one: '# is left out', other: '# are left out' })}`}`}.
      </p>
      {cards.length > 1 && (
        <Checkbox
          label={t`All of them`}
          checked={all}
          indeterminate={!all && chosen.size > 0}
          onChange={() => onChoose(new Set(all ? [] : cards.map(({ card }) => card.key)))}
        />
      )}
      {cards.length > 0 && (
        <ul className={classes['lines']}>
          {cards.map((one) => (
            <Line key={one.card.key} one={one} chosen={chosen} onChoose={onChoose} />
          ))}
        </ul>
      )}
      {leftOut.length > 0 && <LeftOut leftOut={leftOut} opened={cards.length === 0} />}
    </>
  );
}

function Line({
  one: { card, place, losses },
  chosen,
  onChoose,
}: Omit<BroughtProps, 'found'> & { readonly one: Found['cards'][number] }): ReactElement {
  const { kindOf, nameOf } = useCardWords();
  const { say } = useActivityWords();
  const words = useQuestionWords();
  const asks = 'asks' in card ? say(card.asks).replaceAll('**', '') : '';
  const name = nameOf(card as Card);
  return (
    <li>
      <Checkbox
        label={
          <>
            <span className={classes['name']}>{name}</span>
            {asks && asks !== name && <span className={classes['asks']}>{asks}</span>}
          </>
        }
        description={[kindOf(card.kind), words.placeOf(place)].filter(Boolean).join(' · ')}
        checked={chosen.has(card.key)}
        onChange={(event) => {
          const next = new Set(chosen);
          if (event.currentTarget.checked) next.add(card.key);
          else next.delete(card.key);
          onChoose(next);
        }}
      />
      {losses.length > 0 && (
        <p className={classes['losses']}>
          <Icon name="warning" size={14} />
          {[...new Set(losses.map(({ reason, detail }) => words.loss(reason, detail)))].join('; ')}
        </p>
      )}
    </li>
  );
}

function LeftOut({ leftOut, opened }: { readonly leftOut: Found['leftOut']; readonly opened: boolean }): ReactElement {
  const { t } = useLingui();
  const words = useQuestionWords();
  return (
    <details className={classes['help']} open={opened}>
      <summary>{t`What is left out, and why`}</summary>
      <ul className={classes['lines']}>
        {leftOut.map(({ place, name, reason, detail }, at) => (
          // a file may say the same twice
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            {name && <span className={classes['name']}>{name}</span>}
            <span>{words.refusal(reason, detail)}</span>
            {words.placeOf(place) && <span className={classes['asks']}>{words.placeOf(place)}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
