/** The part of the draft one writes at: chosen in the list, written in the middle, seen on the phone beside it. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { lazy, Suspense, useRef, useState, type ReactElement } from 'react';
import type { ActivityVersion } from '../activity.ts';
import type { ContentFault } from '../content-fault.ts';
import type { DraftEdit } from '../draft.ts';
import type { Card } from '../module-content.ts';
import { AboutForm } from './AboutForm.tsx';
import { CardForm } from './CardForm.tsx';
import { CardList } from './CardList.tsx';
import { CardSketch } from './CardSketch.tsx';
import type { DraftDesk } from './draft-desk.ts';
import classes from './editor.module.css';
import { Faults } from './Faults.tsx';
import { newCard } from './new-cards.ts';
import { SplitProposal } from './SplitProposal.tsx';
import { useCardActs } from './use-card-acts.ts';
import { useCardWords } from './use-card-words.ts';

const BringQuestions = lazy(() => import('./BringQuestions.tsx').then((file) => ({ default: file.BringQuestions })));

export interface CardsEditorProps {
  readonly activityId: string;
  readonly desk: DraftDesk;
  readonly version: ActivityVersion;
  readonly faults: readonly ContentFault[];
  /** the languages one writes in now */
  readonly shown: readonly string[];
}

export function CardsEditor({ activityId, desk, version, faults, shown }: CardsEditorProps): ReactElement {
  const { t, i18n } = useLingui();
  const { nameOf } = useCardWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const middle = useRef<HTMLElement>(null);
  // on a phone what one writes stands below the list
  const choose = (key: string | null): void => {
    setChosen(key);
    if (window.matchMedia('(width < 62em)').matches) middle.current?.scrollIntoView({ block: 'start' });
  };
  const cards = version.content?.cards ?? [];
  const card = cards.find(({ key }) => key === chosen) ?? null;
  const place = card?.key ?? null;
  const here = faults.filter((fault) => fault.card === place);
  const put = (changed: Card): void => desk.change(`card:${changed.key}`, { edit: 'card', card: changed });
  const acts = useCardActs(desk, cards, setChosen);
  const [bringing, setBringing] = useState(false);
  const about = (field: string, value: unknown): void =>
    desk.change(field, { edit: 'about', [field]: value } as DraftEdit);
  return (
    <div className={version.content ? classes['editor'] : classes['plain']}>
      {version.content && (
        <CardList
          cards={cards}
          chosen={place}
          faults={countsOf(faults)}
          onChoose={choose}
          onOrder={acts.order}
          onBringQuestions={() => setBringing(true)}
          onAdd={(kind) => {
            const added = newCard(kind);
            put(added);
            choose(added.key);
          }}
        />
      )}
      <section ref={middle} className={classes['middle']} aria-label={card ? nameOf(card) : t`On the menu`}>
        <Faults faults={here} />
        {card ? (
          <>
            <CardForm key={card.key} card={card} languages={shown} onChange={put} />
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              onClick={() => acts.remove(card)}
            >{t`Remove this card`}</Button>
          </>
        ) : (
          <>
            <SplitProposal activityId={activityId} desk={desk} version={version} />
            <AboutForm version={version} shown={shown} onChange={about} />
          </>
        )}
      </section>
      {bringing && (
        <Suspense>
          <BringQuestions
            activityId={activityId}
            languages={version.languages}
            cards={cards}
            after={place ?? cards.at(-1)?.key ?? null}
            onPut={(added, after) => {
              setBringing(false);
              acts.putIn(added, after);
            }}
            onClose={() => setBringing(false)}
          />
        </Suspense>
      )}
      {version.content && card && (
        <aside className={classes['beside']}>
          <CardSketch card={card} language={shown.includes(i18n.locale) ? i18n.locale : (shown[0] ?? i18n.locale)} />
        </aside>
      )}
    </div>
  );
}

function countsOf(faults: readonly ContentFault[]): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { card, severity } of faults) if (severity === 'error') counts.set(card, (counts.get(card) ?? 0) + 1);
  return counts;
}
