/** What the grants are called in the reader's language. */
import { useLingui } from '@lingui/react/macro';
import type { Grant } from '../../../kernel/actor.ts';

export function useGrantWords(): Readonly<Record<Grant, string>> {
  const { t } = useLingui();
  return {
    owner: t`Academy owner`,
    administrator: t`Administrator`,
    'head-of-sales': t`Head of sales`,
    trainer: t`Trainer`,
    contributor: t`Contributor`,
  };
}
