/**
 * A package made elsewhere: what it is, how far one has come, and the way to its player. Only its content says that it is done; the
 * player leads back here, and the module goes on.
 */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useContext, type ReactElement } from 'react';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { PackageCard } from '../cards.ts';
import classes from './elsewhere.module.css';
import { Foot } from './Foot.tsx';
import { usePlaying } from './use-playing.ts';
import { WalkContext } from './walk.ts';

export function PackageView({ card }: { readonly card: PackageCard }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const { state, next, preview } = useContext(WalkContext);
  const play = usePlaying();
  const played = state.played.get(card.key);
  const score = played?.score ?? null;
  const standing = played?.done ? t`Done` : played ? t`Begun` : t`Not begun yet`;
  return (
    <>
      <div className={classes['thing']} data-done={played?.done === true}>
        <Icon name={played?.done ? 'check' : 'play'} size={28} />
        <p>
          <strong>{standing}</strong>
          <span>{score === null ? t`About ${card.minutes} minutes` : t`Score ${format.share(score)}`}</span>
        </p>
        {played?.done && !preview && (
          <Button variant="default" onClick={() => play(card.key)}>{t`Look at it again`}</Button>
        )}
      </div>
      {preview ? (
        <Foot onPress={next} beside={t`Here the package opens.`} />
      ) : played?.done ? (
        <Foot onPress={next} />
      ) : (
        <Foot label={played ? t`Go on` : t`Start`} onPress={() => play(card.key)} />
      )}
    </>
  );
}
