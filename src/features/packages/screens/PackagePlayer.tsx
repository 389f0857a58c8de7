/** Playing a card of an attempt that was made elsewhere: looks what it is, and gives it to the player of its kind. */
import { useParams } from '@tanstack/react-router';
import { lazy, type ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import type { lookAtCard } from '../playing-contract.ts';
import classes from './play.module.css';

const ScormPlayer = lazy(() => import('./ScormPlayer.tsx').then((file) => ({ default: file.ScormPlayer })));
const UnitPlayer = lazy(() => import('./UnitPlayer.tsx').then((file) => ({ default: file.UnitPlayer })));

export function PackagePlayer(): ReactElement {
  const { attemptId = '', cardKey = '' } = useParams({ strict: false });
  const answer = useAsk<typeof lookAtCard>('GET', '/api/attempts/:attemptId/cards/:cardKey', {
    params: { attemptId, cardKey },
    afresh: true,
  });
  const card = answer.data;
  if (!card)
    return (
      <div className={classes['panel']}>
        <Answered answer={answer} rows={3} rowHeight={72}>
          {() => null}
        </Answered>
      </div>
    );
  const { frame, activityId } = card;
  const key = `${attemptId}/${cardKey}`;
  // content that speaks for itself needs no frame of ours
  if (frame === null) return <UnitPlayer key={key} attemptId={attemptId} cardKey={cardKey} activityId={activityId} />;
  return <ScormPlayer key={key} attemptId={attemptId} cardKey={cardKey} card={{ ...card, frame }} />;
}
