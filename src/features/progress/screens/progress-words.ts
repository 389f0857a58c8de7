/** Levels and certifications in the reader's words: states, proofs, and why something was refused. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import type { Reasons } from '../../../web/kit/Problem.tsx';
import type { getOrganisation } from '../../people/contract.ts';
import type { listCertified } from '../certification-contract.ts';

export type CertifiedState = Told<typeof listCertified>['items'][number]['state'];

export function useProgressReasons(): Reasons {
  const { t } = useLingui();
  return {
    'own-level': t`Nobody confirms their own level. Whoever leads you does.`,
    'not-your-people': t`Those who lead a person decide about their level and certifications.`,
    'person-gone': t`This person has left.`,
    'no-next-level': t`There is no level above the one held.`,
    'skips-a-level': t`Levels are reached one after the other: this is not the next one. Load the page again.`,
    'criteria-not-met': t`Not all criteria are met: what is missing has to be demonstrated first.`,
    'no-words': t`Say why not yet: the person reads it.`,
    'day-out-of-range': t`Choose a day between tomorrow and a year from now.`,
    'another-person': t`Only whoever decided takes it back.`,
    'too-late': t`A decision is taken back within a day; this one stands.`,
    'too-early': t`It is valid for a while yet; it is renewed within the window before its end.`,
    'no-month': t`A certification is valid for a month at least.`,
    'too-long': t`A certification is valid for ten years at most.`,
    'window-out-of-range': t`The window before the end is between 1 and 365 days.`,
    'reminder-out-of-range': t`At most five reminders, each between 1 and 365 days before the end.`,
    'rule-exists': t`This level or capability is certified by another rule already. Change that one.`,
    'more-raters-than-demonstrations': t`So many raters need as many demonstrations.`,
    'unknown-subject': t`The way of selling in force has no such level or capability.`,
    'not-yours': t`Levels and certifications are seen by the person, by those who lead them, and by academy owners.`,
  };
}

export interface ProgressWords {
  readonly say: (words: Words | null | undefined) => string;
  /** of the role and the level, or of the capability */
  readonly subject: (name: readonly Words[]) => string;
  readonly state: Readonly<Record<CertifiedState, string>>;
  /** `2 demonstrations at step 3, by 2 people, within 12 months` */
  readonly proof: (criterion: {
    readonly demonstrations: number;
    readonly raters: number;
    readonly months: number;
    readonly proficiency: number;
  }) => string;
}

export function useProgressWords(): ProgressWords {
  const { t, i18n } = useLingui();
  const say = (words: Words | null | undefined): string => inLanguage(words ?? {}, i18n.locale);
  return {
    say,
    subject: (name) => name.map(say).filter(Boolean).join(' · '),
    state: { lapsed: t`lapsed`, due: t`to be renewed`, valid: t`valid`, none: t`not certified` },
    proof({ demonstrations, raters, months, proficiency }) {
      const times = plural(demonstrations, { one: '# demonstration', other: '# demonstrations' });
      const by = plural(raters, { one: 'by # person', other: 'by # people' });
      const within = plural(months, { one: 'within # month', other: 'within # months' });
      return t`${times} at step ${proficiency}, ${by}, ${within}`;
    },
  };
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Markets and roles as choices for filters. */
export function usePlaces(): { readonly markets: readonly Choice[]; readonly roles: readonly Choice[] } {
  const { i18n } = useLingui();
  const { data } = useAsk<typeof getOrganisation>('GET', '/api/organisation');
  return {
    markets: (data?.markets ?? []).map(({ id, name }) => ({ value: id, label: name })),
    roles: (data?.roles ?? [])
      .filter(({ retired }) => !retired)
      .map(({ id, name }) => ({ value: id, label: inLanguage(name, i18n.locale) })),
  };
}
