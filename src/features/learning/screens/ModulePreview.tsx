/** A module as a learner meets it, for whoever writes it: everything works, nothing is kept. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Cards } from '../cards.ts';
import type { Step } from '../step.ts';
import { PlayerStage } from './PlayerStage.tsx';
import classes from './player.module.css';
import { useWalk } from './use-walk.ts';

export interface ModulePreviewProps {
  readonly module: {
    readonly name: { readonly [language: string]: string };
    readonly minutes: number;
    readonly languages: readonly string[];
    readonly content: Cards;
  };
  readonly language: string;
}

export function ModulePreview(props: ModulePreviewProps): ReactElement {
  const [round, setRound] = useState(0);
  return <Round key={round} {...props} onAgain={() => setRound(round + 1)} />;
}

function Round({ module, language, onAgain }: ModulePreviewProps & { readonly onAgain: () => void }): ReactElement {
  const { t } = useLingui();
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const [spoken, setSpoken] = useState(language);
  const walk = useWalk({
    attemptId: 'preview',
    content: module.content,
    steps,
    add: (step) => setSteps((before) => [...before, step]),
    preview: true,
  });
  const end = (
    <div className={classes['over']}>
      <p>{t`That was the last card. Nothing of this was kept.`}</p>
      <Button variant="default" onClick={onAgain} data-next>{t`From the beginning`}</Button>
    </div>
  );
  return <PlayerStage walk={walk} module={module} language={spoken} onLanguage={setSpoken} leave={null} end={end} />;
}
