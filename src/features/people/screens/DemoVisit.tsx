/** In the demo academy: one click to stand in another person's place, and the way to an academy of one's own. */
import { useLingui } from '@lingui/react/macro';
import { TextLink } from '../../../web/kit/links.ts';
import type { ReactElement } from 'react';
import { useAsk, useDo } from '../../../web/ask.ts';
import { usePerson } from '../../../web/me.ts';
import { DemoBanner } from '../../../web/shell/DemoBanner.tsx';
import type { becomeDemoPerson, listDemoPeople } from '../joining-contract.ts';

export function DemoVisit(): ReactElement {
  const { t } = useLingui();
  const me = usePerson();
  const { data } = useAsk<typeof listDemoPeople>('GET', '/api/demo/people');
  const become = useDo<typeof becomeDemoPerson>('POST', '/api/demo/become', { done: () => location.assign('/') });
  const parts = {
    salesperson: t`Salesperson`,
    manager: t`Manager`,
    contributor: t`Marketing`,
    'head-of-sales': t`Head of sales`,
    administrator: t`Administrator`,
  };
  return (
    <DemoBanner
      people={(data?.items ?? []).map((person) => ({ ...person, part: parts[person.part] }))}
      current={me.id}
      onBecome={(personId) => become.mutate({ body: { personId } })}
      beside={<TextLink to="/welcome" size="sm">{t`Found your own academy`}</TextLink>}
    />
  );
}
