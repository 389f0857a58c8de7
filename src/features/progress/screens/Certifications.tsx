/** Who is certified in what until when, what ends soon and what has lapsed; renewed together by new proof. */
import { plural } from '@lingui/core/macro';
import { Plural, useLingui } from '@lingui/react/macro';
import { Button, NativeSelect } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { Filters } from '../../../web/kit/Filters.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { LongList, type Column } from '../../../web/kit/LongList.tsx';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { certificationStates } from '../certification.ts';
import type { listCertificationRules, listCertified } from '../certification-contract.ts';
import { CertificationRules } from './CertificationRules.tsx';
import classes from './progress.module.css';
import { type CertifiedState, usePlaces, useProgressReasons, useProgressWords } from './progress-words.ts';
import { RenewSome } from './RenewSome.tsx';

type Holder = Told<typeof listCertified>['items'][number];
type Rules = Told<typeof listCertificationRules>;
const nothing = { q: '', state: '', market: '' } as const;

export function Certifications(): ReactElement {
  const { t } = useLingui();
  const [setting, setSetting] = useState(false);
  const answer = useAsk<typeof listCertificationRules>('GET', '/api/certification-rules');
  const settings = answer.data?.may.set && (
    <Button variant="default" onClick={() => setSetting(true)}>{t`What is certified`}</Button>
  );
  return (
    <>
      <Answered answer={answer}>
        {(told) =>
          told.rules.length === 0 ? (
            <>
              <PageHeader title={t`Certifications`} />
              <Empty icon="flag" title={t`Nothing is certified yet`} action={settings}>
                {t`A level or a capability can be certified for a period: it then has to be proven anew before it ends. An owner says which.`}
              </Empty>
            </>
          ) : (
            <Certified rules={told.rules} settings={settings} />
          )
        }
      </Answered>
      <Dialog opened={setting} onClose={() => setSetting(false)} title={t`What is certified`} size="lg">
        <CertificationRules rules={answer.data?.rules ?? []} />
      </Dialog>
    </>
  );
}

function Certified({
  rules,
  settings,
}: {
  readonly rules: Rules['rules'];
  readonly settings: ReactElement | false | undefined;
}): ReactElement {
  const { t } = useLingui();
  const reasons = useProgressReasons();
  const [picked, setAsked] = useState<AskedOf>({ rule: '', ...nothing });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [renewing, setRenewing] = useState(false);
  const rule = rules.find(({ ruleId }) => ruleId === picked.rule)?.ruleId ?? rules[0]?.ruleId ?? '';
  const asked = { ...picked, rule };
  const { q, state, market } = asked;
  const answer = useAsk<typeof listCertified>('GET', '/api/certifications', {
    query: { rule, q, ...(state ? { state } : {}), ...(market ? { market } : {}) },
    hold: true,
  });
  const items = answer.data?.items ?? [];
  const columns = useColumns();
  const chosen = items.filter(({ person }) => selected.has(person.id)).map(({ person }) => person.id);
  const clear = (): void => setSelected(new Set());
  const change = (part: Partial<AskedOf>): void => {
    setAsked({ ...asked, ...part });
    clear();
  };
  const count = chosen.length;
  return (
    <>
      <PageHeader
        title={t`Certifications`}
        lead={t`Renewed by new proof: what was shown since the last one.`}
        beside={settings}
        action={
          <Button disabled={count === 0} onClick={() => setRenewing(true)}>
            {count === 0 ? t`Renew` : plural(count, { one: 'Renew # person', other: 'Renew # people' })}
          </Button>
        }
      />
      <Choices
        rules={rules}
        asked={asked}
        counts={answer.data?.counts}
        found={answer.data && <Plural value={items.length} one="# person" other="# people" />}
        onChange={change}
      />
      <Answered answer={answer} reasons={reasons}>
        {() =>
          items.length === 0 ? (
            <Empty icon="flag" title={t`Nobody fits`}>{t`Try another state or another market.`}</Empty>
          ) : (
            <LongList<Holder>
              label={t`Certifications`}
              items={items}
              idOf={({ person }) => person.id}
              nameOf={({ person }) => person.name}
              columns={columns}
              card={cardOf}
              selected={selected}
              onSelect={setSelected}
            />
          )
        }
      </Answered>
      <Dialog opened={renewing} onClose={() => setRenewing(false)} title={t`Renew certifications`}>
        <RenewSome
          ruleId={rule}
          people={chosen}
          onDone={() => {
            setRenewing(false);
            clear();
          }}
        />
      </Dialog>
    </>
  );
}

interface AskedOf {
  readonly rule: string;
  readonly q: string;
  readonly state: CertifiedState | '';
  readonly market: string;
}

function Choices({
  rules,
  asked,
  counts,
  found,
  onChange,
}: {
  readonly rules: Rules['rules'];
  readonly asked: AskedOf;
  readonly counts: Told<typeof listCertified>['counts'] | undefined;
  readonly found: ReactElement | undefined;
  readonly onChange: (part: Partial<AskedOf>) => void;
}): ReactElement {
  const { t } = useLingui();
  const words = useProgressWords();
  const places = usePlaces();
  const { rule, q, state, market } = asked;
  return (
    <Filters
      search={q}
      onSearch={(said) => onChange({ q: said })}
      searchLabel={t`Search by name`}
      active={[state, market].filter(Boolean).length}
      onClear={() => onChange(nothing)}
      found={found}
    >
      <NativeSelect
        aria-label={t`Certification`}
        value={rule}
        data={rules.map(({ ruleId, name }) => ({ value: ruleId, label: words.subject(name) }))}
        onChange={(event) => onChange({ rule: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={t`State`}
        value={state}
        data={[
          { value: '', label: t`All states` },
          ...certificationStates.map((one) => ({
            value: one,
            label: counts ? `${words.state[one]} (${counts[one]})` : words.state[one],
          })),
        ]}
        onChange={(event) =>
          onChange({ state: certificationStates.find((one) => one === event.currentTarget.value) ?? '' })
        }
      />
      <NativeSelect
        aria-label={t`Market`}
        value={market}
        data={[{ value: '', label: t`All markets` }, ...places.markets]}
        onChange={(event) => onChange({ market: event.currentTarget.value })}
      />
    </Filters>
  );
}

function useColumns(): readonly Column<Holder>[] {
  const { t } = useLingui();
  const format = useFormat();
  const words = useProgressWords();
  return [
    {
      key: 'name',
      label: t`Name`,
      width: 'minmax(0, 1.4fr)',
      cell: ({ person }) => (
        <TextLink to="/people/$personId/level" params={{ personId: person.id }}>
          {person.name}
        </TextLink>
      ),
    },
    {
      key: 'state',
      label: t`State`,
      cell: ({ state }) => (
        <span className={classes['chip']} data-state={state}>
          {words.state[state]}
        </span>
      ),
    },
    { key: 'until', label: t`Valid until`, cell: ({ validUntil }) => (validUntil ? format.day(validUntil) : '') },
    { key: 'on', label: t`Certified on`, cell: ({ certifiedOn }) => (certifiedOn ? format.day(certifiedOn) : '') },
    { key: 'market', label: t`Market`, cell: ({ market }) => market ?? '' },
  ];
}

function cardOf(one: Holder): ReactElement {
  return <Card one={one} />;
}

function Card({ one }: { readonly one: Holder }): ReactElement {
  const format = useFormat();
  const words = useProgressWords();
  return (
    <>
      <TextLink to="/people/$personId/level" params={{ personId: one.person.id }} fw={600}>
        {one.person.name}
      </TextLink>
      <span className={classes['more']}>
        {[words.state[one.state], one.validUntil && format.day(one.validUntil)].filter(Boolean).join(' · ')}
      </span>
    </>
  );
}
