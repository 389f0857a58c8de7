/** What sales needs, for those who make activities with it: the largest needs first, by market, without names. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Suspense, useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ExportMenu } from '../../../web/kit/ExportMenu.tsx';
import { ButtonLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import type { TableFile } from '../../../web/table-file.ts';
import type { getNeeds } from '../academy-contract.ts';
import { Need } from './Need.tsx';
import classes from './needs.module.css';
import type { FirstSlots } from './slots.ts';
import type { NeedsTold, NeedTold } from './told.ts';
import { useMarketName } from './use-market-name.ts';

export function Needs({ CompanyPriorities, BeginFor }: FirstSlots): ReactElement {
  const { t } = useLingui();
  const needs = useAsk<typeof getNeeds>('GET', '/api/first/needs');
  const table = useTable();
  return (
    <>
      <PageHeader
        title={t`What sales needs`}
        lead={t`Where salespeople fall short of what their next level asks for. No names, and no group of fewer than five people.`}
        beside={<ExportMenu title={t`What sales needs`} {...(needs.data ? { table: () => table(needs.data) } : {})} />}
      />
      <Answered answer={needs} rows={5} rowHeight={96}>
        {(told) => <Found told={told} BeginFor={BeginFor} />}
      </Answered>
      <div className={classes['priorities']}>
        <Suspense>
          <CompanyPriorities />
        </Suspense>
      </div>
    </>
  );
}

/** Beyond this many the rest is folded away. */
const mostShown = 7;

function Found({ told, BeginFor }: { readonly told: NeedsTold } & Pick<FirstSlots, 'BeginFor'>): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const known = told.needs.filter(({ total }) => total !== null);
  const open = known.filter(({ total }) => (total?.below ?? 0) > 0);
  if (open.length === 0) {
    return (
      <Empty
        icon="gaps"
        title={known.length === 0 ? t`Nothing can be said yet` : t`Nothing is missing`}
        action={<ButtonLink to="/way-of-selling/capabilities">{t`See what is asked of sales`}</ButtonLink>}
      >
        {known.length === 0
          ? t`As soon as at least ${told.smallestGroup} people are assessed in a capability, what they need stands here. What each capability asks for you can read already.`
          : t`Everybody who was assessed shows what their next level asks for.`}
      </Empty>
    );
  }
  const rest = open.length - mostShown;
  const unknown = told.needs.length - known.length;
  return (
    <>
      <ol className={classes['needs']}>
        {(all ? open : open.slice(0, mostShown)).map((need, at) => (
          <Need key={need.capabilityId} need={need} told={told} first={at === 0} BeginFor={BeginFor} />
        ))}
      </ol>
      {rest > 0 && (
        <Button variant="subtle" size="compact-md" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t`Only the largest` : t`Show ${rest} more`}
        </Button>
      )}
      <p className={classes['note']}>
        {t`As of ${format.day(told.asOf)}. Groups of fewer than ${told.smallestGroup} assessed people are hidden, and so is what would give them away by subtraction.`}
        {unknown > 0 &&
          ` ${plural(unknown, { one: '# capability is left out: too few people are assessed in it.', other: '# capabilities are left out: too few people are assessed in them.' })}`}
      </p>
    </>
  );
}

function useTable(): (told: NeedsTold) => TableFile {
  const { t, i18n } = useLingui();
  const marketName = useMarketName();
  return (told) => ({
    head: [t`Capability`, t`Market`, t`People`, t`Assessed`, t`Below`, t`Steps missing`, t`On the menu`],
    rows: told.needs.flatMap((need) => {
      const name = inLanguage(need.name, i18n.locale);
      const line = (market: string, of: NeedTold['total']) => [
        name,
        market,
        of?.people ?? null,
        of?.proven ?? null,
        of?.below ?? null,
        of?.missing ?? null,
        need.offers,
      ];
      return [
        line(t`All`, need.total),
        ...told.markets.map((market, at) => line(marketName(market), need.markets[at] ?? null)),
      ];
    }),
  });
}
