/** One capability after the other: the question, then how one sees oneself. Going on saves; the last one leads to handing it in. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Ask } from '../../../web/api.ts';
import { useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { ProficiencyInput } from '../../../web/kit/ProficiencyInput.tsx';
import type { answerPlacement, submitPlacement } from '../placement-contract.ts';
import { nextOpen } from './next-open.ts';
import classes from './placement.module.css';
import type { GivenAnswer, PlacementFound, PlacementItem, PlacementSlots, PlacementTold } from './placement-told.ts';

export interface PlacementWalkProps extends PlacementSlots {
  readonly told: PlacementTold;
  readonly placement: PlacementFound;
}

/** What arrives is for reading only; what is sent says the same. */
type Sent = Ask<typeof answerPlacement>['body']['given'];

interface Said {
  readonly given: GivenAnswer | null;
  readonly self: number | null;
}

export function PlacementWalk({ told, placement, Question }: PlacementWalkProps): ReactElement {
  const { items, placementId } = placement;
  const [said, setSaid] = useState<ReadonlyMap<number, Said>>(
    () => new Map(items.map(({ given, self }, at) => [at, { given, self }])),
  );
  const [saved, setSaved] = useState<ReadonlySet<number>>(
    () => new Set(items.flatMap((item, place) => (isOpen(item) ? [] : [place]))),
  );
  const [at, setAt] = useState(() => nextOpen(saved, items.length, -1));
  const item = items[at];
  if (!item) return <HandIn placementId={placementId} count={items.length} onBack={() => setAt(items.length - 1)} />;
  return (
    <Step
      key={at}
      told={told}
      item={item}
      at={at}
      of={items.length}
      placementId={placementId}
      said={said.get(at) ?? { given: null, self: null }}
      onSay={(one) => setSaid(new Map(said).set(at, one))}
      onBack={() => setAt(at - 1)}
      onSaved={() => {
        const behind = new Set(saved).add(at);
        setSaved(behind);
        setAt(nextOpen(behind, items.length, at));
      }}
      Question={Question}
    />
  );
}

function isOpen({ given, self }: PlacementItem): boolean {
  return given === null || self === null;
}

interface StepProps extends PlacementSlots {
  readonly told: PlacementTold;
  readonly item: PlacementItem;
  readonly at: number;
  readonly of: number;
  readonly placementId: string;
  readonly said: Said;
  readonly onSay: (said: Said) => void;
  readonly onBack: () => void;
  readonly onSaved: () => void;
}

function Step({ told, item, at, of, placementId, said, onSay, onBack, onSaved, Question }: StepProps): ReactElement {
  const { t, i18n } = useLingui();
  const heading = useArrival();
  const save = useDo<typeof answerPlacement>('PUT', '/api/placements/:placementId/items/:at', {
    done: onSaved,
  });
  const name = inLanguage(item.name, i18n.locale);
  const position = at + 1;
  const { given, self } = said;
  const goOn = (): void => {
    if (given === null || self === null) return;
    save.mutate({ params: { placementId, at }, body: { given: given as Sent, self } });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    goOn();
  };
  return (
    <form onSubmit={submit} className={classes['step']}>
      <p className={classes['aside']}>{t`${position} of ${of}`}</p>
      <progress className={classes['progress']} value={at} max={of} aria-label={t`How far you are`} />
      <h2 ref={heading} tabIndex={-1} className={classes['name']}>
        {name}
      </h2>
      {item.question && (
        <Question
          card={item.question}
          seed={`${placementId}:${item.question.key}`}
          given={given}
          onGive={(next) => onSay({ given: next, self })}
          onCheck={goOn}
        />
      )}
      <SelfView told={told} item={item} self={self} onSelf={(next) => onSay({ given, self: next })} />
      <Problem error={save.error} />
      <div className={classes['foot']}>
        <Button variant="default" disabled={at === 0} onClick={onBack}>{t`Back`}</Button>
        <Button type="submit" loading={save.isPending} disabled={given === null || self === null}>
          {t`Save and go on`}
        </Button>
      </div>
    </form>
  );
}

interface SelfViewProps extends Pick<StepProps, 'told' | 'item'> {
  readonly self: number | null;
  readonly onSelf: (self: number | null) => void;
}

function SelfView({ told, item, self, onSelf }: SelfViewProps): ReactElement {
  const { t, i18n } = useLingui();
  const said = (words: { readonly [language: string]: string } | undefined): string =>
    inLanguage(words ?? {}, i18n.locale);
  const indicators = new Map(Object.entries(item.indicators).map(([step, words]) => [Number(step), said(words)]));
  const name = said(item.name);
  return (
    <section className={classes['self']}>
      <h3 className={classes['heading']}>{t`How do you see yourself?`}</h3>
      <ProficiencyInput
        label={t`How you see yourself in ${name}`}
        steps={told.scale.map((step) => ({ value: step.proficiency, name: said(step.name) }))}
        value={self}
        indicators={indicators}
        onChange={onSelf}
      />
      <p className={classes['indicator']} role="status">
        {self === null ? t`Choose a step, and read what one sees there.` : indicators.get(self)}
      </p>
    </section>
  );
}

/** A new question is where one reads on; not on the first look at the page. */
function useArrival() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return heading;
}

interface HandInProps {
  readonly placementId: string;
  readonly count: number;
  readonly onBack: () => void;
}

function HandIn({ placementId, count, onBack }: HandInProps): ReactElement {
  const { t } = useLingui();
  const heading = useArrival();
  const submit = useDo<typeof submitPlacement>('POST', '/api/placements/:placementId/submit', {
    refresh: ['/api/people', '/api/first'],
  });
  return (
    <div className={classes['begin']}>
      <h2 ref={heading} tabIndex={-1} className={classes['name']}>
        {t`That was all`}
      </h2>
      <p>
        {t`${plural(count, { one: '# answer is', other: '# answers are' })} ready. Once handed in, how you see yourself stands beside what others say of you, and whoever leads you is told.`}
      </p>
      <Problem error={submit.error} />
      <div className={classes['foot']}>
        <Button variant="default" onClick={onBack}>{t`Back`}</Button>
        <Button loading={submit.isPending} onClick={() => submit.mutate({ params: { placementId } })}>
          {t`Hand in`}
        </Button>
      </div>
    </div>
  );
}
