/** Content has ended, and nothing follows by itself: the person says what comes next. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { Playback, PlaybackView } from './playback.ts';
import { StagePanel } from './StagePanel.tsx';

export interface ChoosingProps {
  readonly view: PlaybackView;
  readonly playback: Playback;
  /** whether what was done has arrived: said where content still stands */
  readonly arrived: ReactNode;
  readonly back: ReactNode;
}

export function Choosing({ view, playback, arrived, back }: ChoosingProps): ReactElement {
  const { t } = useLingui();
  const below = view.stays !== null;
  const first = view.contents.find(({ leaf, selectable }) => leaf && selectable);
  const begins = view.begins && first !== undefined;
  const denied = view.denied && !begins;
  // what was refused a moment ago is not offered first
  const next = !view.denied && view.controls.has('continue');
  const ended = below ? t`This part has ended` : t`What comes next`;
  const words = denied
    ? t`Its author wants something else to be done first. The contents show what is open to you.`
    : begins
      ? t`Nothing opens by itself here. Choose a part in the contents, or begin with the first.`
      : t`This part has ended. Choose another one in the contents, or go on.`;
  return (
    <StagePanel
      below={below}
      icon={denied ? 'warning' : 'list'}
      title={denied ? t`That is not possible now` : begins ? t`Choose where to begin` : ended}
      ways={
        <>
          {next && (
            <Button
              size="md"
              rightSection={view.last ? null : <Icon name="forward" size={18} />}
              onClick={() => playback.ask({ request: 'continue' })}
            >
              {view.last ? t`Finish` : t`Next part`}
            </Button>
          )}
          {!next && !denied && first && (
            <Button size="md" onClick={() => playback.ask({ request: 'choice', target: first.activity })}>
              {first.title}
            </Button>
          )}
          {(denied || (!next && !first)) && (
            <Button size="md" onClick={() => playback.goOn()}>{t`Go on where I was`}</Button>
          )}
          {below && view.controls.has('previous') && (
            <Button
              size="md"
              variant="default"
              leftSection={<Icon name="back" size={18} />}
              onClick={() => playback.ask({ request: 'previous' })}
            >{t`Previous part`}</Button>
          )}
          {back}
        </>
      }
    >
      {below && !denied ? arrived : <p>{words}</p>}
    </StagePanel>
  );
}
