/** The capabilities of the way of selling that holds, in the reader's language: for filters, and to say what an activity develops. */
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import type { getCapabilities } from '../../way-of-selling/contract.ts';

export interface Library {
  readonly groups: readonly { readonly key: string; readonly name: string }[];
  readonly capabilities: readonly { readonly id: string; readonly name: string; readonly groupKey: string }[];
  readonly steps: readonly { readonly value: number; readonly name: string }[];
  readonly nameOf: (capabilityId: string) => string;
}

export function useLibrary(): Library {
  const { i18n } = useLingui();
  const { data } = useAsk<typeof getCapabilities>('GET', '/api/way-of-selling/versions/:versionId/capabilities', {
    params: { versionId: 'in-force' },
  });
  return useMemo(() => {
    const say = (words: { readonly [language: string]: string }): string => inLanguage(words, i18n.locale);
    const names = new Map((data?.capabilities ?? []).map(({ capabilityId, name }) => [capabilityId, say(name)]));
    return {
      groups: (data?.groups ?? []).map(({ key, name }) => ({ key, name: say(name) })),
      capabilities: (data?.capabilities ?? []).map(({ capabilityId: id, name, groupKey }) => ({
        id,
        name: say(name),
        groupKey,
      })),
      steps: (data?.scale ?? []).map(({ proficiency: value, name }) => ({ value, name: say(name) })),
      nameOf: (id) => names.get(id) ?? '',
    };
  }, [data, i18n.locale]);
}
