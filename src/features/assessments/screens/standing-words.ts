/** Standings in the reader's words: how sure, how far, how old, and why a piece of evidence counts as it does. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useFormat } from '../../../web/format.ts';
import type { CertaintyLevel } from '../../../web/kit/Certainty.tsx';
import type { ProficiencyStep } from '../../../web/kit/ProficiencyScale.tsx';
import type { EvidenceKind } from '../evidence.ts';
import type { explainStanding, getStandings } from '../standing-contract.ts';

export type StandingsTold = Told<typeof getStandings>;
export type StandingTold = StandingsTold['capabilities'][number];
export type WhyTold = Told<typeof explainStanding>;
type Reason = WhyTold['evidence'][number]['reasons'][number];

const levels: Record<StandingTold['state'], CertaintyLevel> = {
  unproven: 'unknown',
  uncertain: 'unsure',
  fair: 'fairly',
  sure: 'sure',
};

export function certaintyOf(state: StandingTold['state']): CertaintyLevel {
  return levels[state];
}

export interface StandingWords {
  readonly say: (words: Words | null | undefined) => string;
  readonly steps: (
    scale: readonly { readonly proficiency: number; readonly name: Words }[],
  ) => readonly ProficiencyStep[];
  /** `2 steps to go`, `met`, `nothing known` */
  readonly gap: (standing: Pick<StandingTold, 'outcome' | 'gap' | 'toRestore'>) => string;
  /** `judged 3 months ago` */
  readonly age: (on: string | null) => string;
  readonly reason: (reason: Reason) => string;
  readonly kind: (kind: EvidenceKind) => string;
}

export function useStandingWords(): StandingWords {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const say = (words: Words | null | undefined): string => inLanguage(words ?? {}, i18n.locale);
  const reasons: Record<Reason, string> = {
    aged: t`counts less because it is old`,
    'same-rater': t`shares its weight with other ratings by the same person`,
    'self-never-counts': t`a self-evaluation is shown and never counts`,
    replaced: t`replaced by a later rating of the same day`,
    outweighed: t`newer ratings say all it could say`,
    'not-yet': t`dated in the future`,
  };
  const kinds = {
    self: t`self-evaluation`,
    appraisal: t`appraisal`,
    measurement: t`test`,
    demonstration: t`demonstration`,
  };
  return {
    say,
    steps: (scale) => scale.map(({ proficiency, name }) => ({ value: proficiency, name: say(name) })),
    gap({ outcome, gap, toRestore }) {
      if (outcome === 'unproven') return t`nothing proven yet`;
      const most = Math.max(gap, toRestore);
      if (most > 0) return plural(most, { one: '# step to go', other: '# steps to go' });
      return t`met`;
    },
    age: (on) => (on === null ? '' : t`judged ${format.fromToday(on)}`),
    reason: (reason) => reasons[reason],
    kind: (kind) => kinds[kind],
  };
}
