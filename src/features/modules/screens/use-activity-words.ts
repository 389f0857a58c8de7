/** What kinds, deliveries and places are called, and the sign that stands for each. */
import { useLingui } from '@lingui/react/macro';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import type { IconName } from '../../../web/kit/Icon.tsx';
import type { ActivityKind, Delivery, Fit } from '../activity.ts';

type What = { readonly kind: ActivityKind; readonly delivery: Delivery | null };

export interface ActivityWords {
  readonly kindName: (of: What) => string;
  readonly fitName: (fit: Fit) => string;
  readonly languageName: (language: string) => string;
  readonly say: (words: Words) => string;
}

export function useActivityWords(): ActivityWords {
  const { t, i18n } = useLingui();
  const names = new Intl.DisplayNames([i18n.locale], { type: 'language' });
  const deliveries: Record<Delivery, string> = {
    'e-learning': t`E-learning`,
    'manager-led': t`Led by the manager`,
    'instructor-led': t`Led by a trainer`,
  };
  const kinds: Record<Exclude<ActivityKind, 'module'>, string> = {
    coaching: t`Coaching`,
    'field-visit': t`Field visit`,
    practice: t`Practice`,
    'brush-up': t`Brush-up`,
  };
  const fits: Record<Fit, string> = { before: t`Before`, during: t`During`, after: t`After` };
  return {
    kindName: ({ kind, delivery }) => (kind === 'module' ? deliveries[delivery ?? 'e-learning'] : kinds[kind]),
    fitName: (fit) => fits[fit],
    languageName: (language) => names.of(language) ?? language,
    say: (words) => inLanguage(words, i18n.locale),
  };
}

export function iconOf({ kind, delivery }: What): IconName {
  if (kind === 'module') {
    if (delivery === 'manager-led') return 'team';
    return delivery === 'instructor-led' ? 'academy' : 'menu';
  }
  return ({ coaching: 'coaching', 'field-visit': 'flag', practice: 'assess', 'brush-up': 'undo' } as const)[kind];
}
