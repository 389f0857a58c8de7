/** Markets, teams, roles and levels in the reader's language, as choices for filters and forms. */
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import type { getOrganisation } from '../contract.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface OrganisationWords {
  readonly markets: readonly Choice[];
  readonly teams: readonly Choice[];
  readonly roles: readonly Choice[];
  levelsOf(roleId: string | null | undefined): readonly Choice[];
  roleName(roleId: string | null): string;
  levelName(levelId: string | null): string;
}

export function useOrganisation(): OrganisationWords {
  const { i18n } = useLingui();
  const { data } = useAsk<typeof getOrganisation>('GET', '/api/organisation');
  return useMemo(() => wordsOf(data, i18n.locale), [data, i18n.locale]);
}

function wordsOf(data: Told<typeof getOrganisation> | undefined, language: string): OrganisationWords {
  const role = (one: { id: string; name: Record<string, string> }): Choice => ({
    value: one.id,
    label: inLanguage(one.name, language),
  });
  const levels = data?.levels ?? [];
  const roles = data?.roles ?? [];
  return {
    markets: indented(data?.markets ?? []),
    teams: (data?.teams ?? []).map(({ id, name }) => ({ value: id, label: name })),
    roles: roles.filter((one) => !one.retired).map(role),
    levelsOf: (roleId) => levels.filter((level) => level.roleId === roleId && !level.retired).map(role),
    roleName: (roleId) => inLanguage(roles.find((one) => one.id === roleId)?.name ?? {}, language),
    levelName: (levelId) => inLanguage(levels.find((one) => one.id === levelId)?.name ?? {}, language),
  };
}

/** The tree as a list: each market below the one it belongs to. */
function indented(
  markets: readonly { id: string; name: string; parentId: string | null }[],
  parentId: string | null = null,
  depth = 0,
): Choice[] {
  return markets.flatMap((market) =>
    market.parentId === parentId
      ? [{ value: market.id, label: `${' '.repeat(depth)}${market.name}` }, ...indented(markets, market.id, depth + 1)]
      : [],
  );
}
