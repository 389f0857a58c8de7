/** How somebody stands in the units of a module, for those who lead them; what is settled is decided in the same dialog. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import type { lookAtTheirUnits } from '../settling-contract.ts';
import { EndSession } from './EndSession.tsx';
import classes from './settling.module.css';
import type { TheirCard, TheirUnit, Whose } from './their-units.ts';
import { usePackageWords } from './use-package-words.ts';
import { WaiveUnit } from './WaiveUnit.tsx';

interface TheirUnitsProps {
  readonly person: Whose;
  readonly activityId: string;
  readonly title: string;
  readonly onClose: () => void;
}

interface Deciding {
  readonly what: 'waive' | 'end';
  readonly card: TheirCard;
  readonly unit: TheirUnit;
}

export function TheirUnits({ person, activityId, title, onClose }: TheirUnitsProps): ReactElement {
  const { t } = useLingui();
  const { say } = usePackageWords();
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const answer = useAsk<typeof lookAtTheirUnits>('GET', '/api/people/:personId/activities/:activityId/units', {
    params: { personId: person.id, activityId },
    afresh: true,
  });
  const unit = deciding && say(deciding.unit.title);
  const titles = { waive: t`Waive “${unit}”`, end: t`End the session of “${unit}”` };
  const back = () => setDeciding(null);
  return (
    <Dialog opened onClose={onClose} title={deciding ? titles[deciding.what] : title} size="lg">
      <Answered answer={answer} rows={3}>
        {(module) => {
          if (deciding?.what === 'waive')
            return <WaiveUnit {...deciding} person={person} module={module} onBack={back} />;
          if (deciding) return <EndSession unit={deciding.unit} person={person} onBack={back} />;
          return (
            <>
              {module.state === 'completed' && <p className={classes['note']}>{t`This module is finished.`}</p>}
              {module.cards.map((card) => (
                <section key={card.cardKey}>
                  {module.cards.length > 1 && <h3 className={classes['card']}>{say(card.title)}</h3>}
                  <Parts
                    card={card}
                    parts={roots(card)}
                    decide={(what, one) => setDeciding({ what, card, unit: one })}
                  />
                </section>
              ))}
            </>
          );
        }}
      </Answered>
    </Dialog>
  );
}

/** A card about one unit shows it without the blocks around it. */
function roots({ parts }: TheirCard): readonly TheirUnit[] {
  const there = new Set(parts.map(({ partId }) => partId));
  return parts.filter(({ parentId }) => parentId === null || !there.has(parentId));
}

interface PartsProps {
  readonly card: TheirCard;
  readonly parts: readonly TheirUnit[];
  readonly decide: (what: Deciding['what'], unit: TheirUnit) => void;
}

function Parts({ card, parts, decide }: PartsProps): ReactElement {
  return (
    <ul className={classes['units']}>
      {parts.map((part) => {
        const inside = card.parts.filter(({ parentId }) => parentId === part.partId);
        return (
          <li key={part.partId}>
            <Line part={part} decide={decide} />
            {inside.length > 0 && <Parts card={card} parts={inside} decide={decide} />}
          </li>
        );
      })}
    </ul>
  );
}

function Line({ part, decide }: { readonly part: TheirUnit; readonly decide: PartsProps['decide'] }): ReactElement {
  const { t } = useLingui();
  const { say } = usePackageWords();
  const format = useFormat();
  const unit = say(part.title);
  const isLeft = part.waiving !== null && !(part.satisfied && part.begun);
  const since = part.open && format.moment(part.open.launchedAt);
  return (
    <div className={classes['unit']}>
      <span className={classes['told']}>
        <span className={part.kind === 'block' ? classes['block'] : undefined}>{unit}</span>
        <span className={classes['says']}>
          <StandingOf part={part} />
          {since !== null && <> · {t`open since ${since}`}</>}
        </span>
      </span>
      <span className={classes['ways']}>
        {part.open && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t`End the session of “${unit}”`}
            onClick={() => decide('end', part)}
          >
            {t`End session`}
          </Button>
        )}
        {isLeft && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t`Waive “${unit}”`}
            onClick={() => decide('waive', part)}
          >
            {t`Waive`}
          </Button>
        )}
      </span>
    </div>
  );
}

function StandingOf({ part }: { readonly part: TheirUnit }): ReactElement {
  const { t } = useLingui();
  if (part.kind === 'block') return <>{part.satisfied ? t`done` : t`not done yet`}</>;
  if (part.waived) return <>{t`waived`}</>;
  if (!part.begun) return <>{t`not begun`}</>;
  if (part.completed && part.passed) return <>{t`completed and passed`}</>;
  if (part.passed) return <>{t`passed`}</>;
  if (part.completed) return <>{t`completed`}</>;
  return <>{part.satisfied ? t`opened` : t`begun`}</>;
}
