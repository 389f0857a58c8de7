/** A module as a learner meets it, for whoever writes it: everything works, nothing is kept. */
import { useState, type ReactElement } from 'react';
import type { ModuleContent } from '../../modules/module-content.ts';
import type { Step } from '../step.ts';
import { PlayerStage } from './PlayerStage.tsx';
import { useWalk } from './use-walk.ts';

export interface ModulePreviewProps {
  readonly module: {
    readonly name: { readonly [language: string]: string };
    readonly minutes: number;
    readonly languages: readonly string[];
    readonly content: ModuleContent;
  };
  readonly language: string;
}

export function ModulePreview({ module, language }: ModulePreviewProps): ReactElement {
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const [spoken, setSpoken] = useState(language);
  const walk = useWalk({
    attemptId: 'preview',
    content: module.content,
    steps,
    add: (step) => setSteps((before) => [...before, step]),
  });
  return <PlayerStage walk={walk} module={module} language={spoken} onLanguage={setSpoken} leave={null} end={null} />;
}
