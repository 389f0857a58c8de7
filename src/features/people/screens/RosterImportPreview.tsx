/** Who is new, changed, moved, back, gone, and what is wrong: one list at a time, each with its count. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Tabs, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAskPages } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { LongList } from '../../../web/kit/LongList.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { type ChangeKind, changeKinds } from '../roster-changes.ts';
import type { listRosterChanges, previewRoster } from '../roster-contract.ts';
import { useFieldWords, useKindWords } from './roster-import-words.ts';
import { RosterImportFaults } from './RosterImportFaults.tsx';
import { WhatEnds } from './WhatEnds.tsx';
import classes from './roster-import.module.css';

type Change = Told<typeof listRosterChanges>['items'][number];

interface PreviewProps {
  readonly uploadId: string;
  readonly shown: Told<typeof previewRoster>;
  readonly isStale: boolean;
  readonly onSpare: (people: readonly string[]) => void;
}

export function RosterImportPreview({ uploadId, shown, isStale, onSpare }: PreviewProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const kinds = useKindWords();
  const { counts, fingerprint } = shown;
  const wrong = (counts['wrong'] ?? 0) + (counts['notes'] ?? 0);
  const filled = [...changeKinds.filter((kind) => (counts[kind] ?? 0) > 0), ...(wrong > 0 ? ['wrong' as const] : [])];
  const [chosen, setChosen] = useState<string | null>(null);
  const tab = filled.find((kind) => kind === chosen) ?? filled[0];
  const unchanged = counts['unchanged'] ?? 0;
  const places = [...shown.markets, ...shown.teams];
  return (
    <section
      aria-label={t`What the file changes`}
      aria-busy={isStale}
      className={classes['preview']}
      data-stale={isStale}
    >
      {unchanged > 0 && (
        <Text size="sm" c="dimmed" mb={4}>
          <Plural value={unchanged} one="# person stays as they are." other="# people stay as they are." />
        </Text>
      )}
      {places.length > 0 && (
        <Text size="sm" c="dimmed" mb="sm">
          <Trans>Markets and teams to be created: {format.list(places.slice(0, 12))}</Trans>
          {shown.newMarkets + shown.newTeams > 12 && ' …'}
        </Text>
      )}
      <WhatEnds ends={shown.ends} />
      {tab && (
        <Tabs value={tab} onChange={setChosen} keepMounted={false}>
          <Tabs.List>
            {filled.map((kind) => (
              <Tabs.Tab key={kind} value={kind}>
                {kind === 'wrong' ? t`To look at` : kinds[kind]}{' '}
                {format.number(kind === 'wrong' ? wrong : (counts[kind] ?? 0))}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {filled.map((kind) => (
            <Tabs.Panel key={kind} value={kind} pt="sm">
              {kind === 'wrong' ? (
                <RosterImportFaults uploadId={uploadId} fingerprint={fingerprint} total={wrong} />
              ) : (
                <Changes
                  uploadId={uploadId}
                  fingerprint={fingerprint}
                  kind={kind}
                  total={counts[kind] ?? 0}
                  onSpare={onSpare}
                />
              )}
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
    </section>
  );
}

interface ChangesProps {
  readonly uploadId: string;
  readonly fingerprint: string;
  readonly kind: ChangeKind;
  readonly total: number;
  readonly onSpare: (people: readonly string[]) => void;
}

function Changes({ uploadId, fingerprint, kind, total, onSpare }: ChangesProps): ReactElement {
  const { t } = useLingui();
  const kinds = useKindWords();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const list = useAskPages<typeof listRosterChanges>('GET', '/api/roster/uploads/:uploadId/changes', {
    params: { uploadId },
    query: { kind, fingerprint },
  });
  const mayStay = kind === 'gone';
  return (
    <>
      <Problem error={list.error} />
      {mayStay && selected.size > 0 && (
        <Group mb="xs">
          <Button size="compact-sm" variant="default" onClick={() => onSpare([...selected])}>{t`These stay`}</Button>
        </Group>
      )}
      <LongList<Change>
        label={kinds[kind]}
        items={list.items ?? []}
        idOf={(change) => change.personId ?? `${change.line ?? ''} ${change.name}`}
        nameOf={(change) => change.name}
        total={total}
        onEnd={list.loadMore}
        cardHeight={92}
        columns={[
          { key: 'name', label: t`Name`, cell: (change) => change.name, width: 'minmax(0, 1fr)' },
          { key: 'what', label: t`What`, cell: what, width: 'minmax(0, 2.5fr)' },
          { key: 'line', label: t`Line`, cell: (change) => change.line, width: '64px', end: true },
        ]}
        card={card}
        {...(mayStay ? { selected, onSelect: setSelected } : {})}
      />
    </>
  );
}

const what = (change: Change): ReactElement => <What change={change} />;

const card = (change: Change): ReactElement => (
  <>
    <Text fw={600} truncate>
      {change.name}
    </Text>
    <What change={change} />
  </>
);

/** `Market: West (before: East) · Title: Seller`; what is new has no before. */
function What({ change }: { readonly change: Change }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const words = useFieldWords();
  const none = t`none`;
  const said = (field: string, value: string | null): string =>
    value === null ? none : field.endsWith('On') ? format.day(value) : value;
  const parts = change.fields.map(({ field, before, after }) => {
    const [label, is, was] = [words[field], said(field, after), said(field, before)];
    return change.personId === null ? `${label}: ${is}` : t`${label}: ${is} (before: ${was})`;
  });
  const text = parts.join(' · ');
  return (
    <Text size="sm" c="dimmed" lineClamp={2} title={text}>
      {change.line === null && change.personId === null ? `${t`named as a manager`}${text && ' · '}` : ''}
      {text}
    </Text>
  );
}
