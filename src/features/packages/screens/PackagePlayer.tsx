/** Playing a card of an attempt that was made elsewhere: looks what it is, and gives it to the player of its kind. */
import { useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import type { lookAtCard } from '../playing-contract.ts';
import classes from './play.module.css';
import { ScormPlayer } from './ScormPlayer.tsx';

export function PackagePlayer(): ReactElement {
  const { t } = useLingui();
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
  const { frame } = card;
  if (frame === null) return <p>{t`This cannot be played here.`}</p>;
  return (
    <ScormPlayer key={`${attemptId}/${cardKey}`} attemptId={attemptId} cardKey={cardKey} card={{ ...card, frame }} />
  );
}
