/** Whom publishing a draft changes something for: who falls below their level, which gaps open and close, by team and by person. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Badge, Button, NativeSelect, Text, Title } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { Stat } from '../../../web/kit/Stat.tsx';
import { Stats } from '../../../web/kit/Stats.tsx';
import type { getPublishEffect } from '../publish-effect-contract.ts';
import classes from './publish-effect.module.css';

type EffectTold = Told<typeof getPublishEffect>;

const most = 2000;

export function PublishEffect({
  versionId,
  effectiveOn,
}: {
  readonly versionId: string;
  readonly effectiveOn: string;
}): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const [team, setTeam] = useState('');
  const [limit, setLimit] = useState(50);
  const answer = useAsk<typeof getPublishEffect>('GET', '/api/way-of-selling/versions/:versionId/effect', {
    params: { versionId },
    query: { effectiveOn, limit, ...(team ? { team } : {}) },
    hold: true,
  });
  return (
    <section className={classes['effect']}>
      <Title order={2}>{t`For whom it changes something`}</Title>
      <Text
        size="sm"
        c="dimmed"
      >{t`On today's evidence, aged to ${format.day(effectiveOn)}. Publishing does exactly this.`}</Text>
      <Answered answer={answer} rows={4}>
        {(told) => (
          <>
            <Totals told={told} />
            {told.total.affected > 0 && (
              <>
                <Capabilities told={told} />
                <Teams told={told} />
                <People
                  told={told}
                  team={team}
                  onTeam={setTeam}
                  onMore={limit < most ? () => setLimit(most) : undefined}
                />
              </>
            )}
          </>
        )}
      </Answered>
    </section>
  );
}

function Totals({ told: { total } }: { readonly told: EffectTold }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const number = (value: number): string => format.number(value);
  return (
    <>
      <Stats>
        <Stat label={t`People affected`} value={number(total.affected)} note={t`of ${number(total.people)}`} />
        <Stat
          label={t`Fall below their level`}
          value={number(total.fallBelow)}
          {...(total.recover > 0 ? { note: t`${number(total.recover)} meet it again` } : {})}
        />
        <Stat label={t`Gaps that open`} value={number(total.opened)} />
        <Stat label={t`Gaps that close`} value={number(total.closed)} />
        <Stat label={t`Open gaps`} value={number(total.now.open)} note={t`${number(total.was.open)} without it`} />
      </Stats>
      {total.affected === 0 && <Text>{t`It changes nothing for anybody on that day.`}</Text>}
    </>
  );
}

function Capabilities({ told }: { readonly told: EffectTold }): ReactElement | null {
  const { t, i18n } = useLingui();
  const [all, setAll] = useState(false);
  if (told.capabilities.length === 0) return null;
  const shown = all ? told.capabilities : told.capabilities.slice(0, 6);
  return (
    <>
      <Title order={3} size="h4" mt="lg">{t`By capability`}</Title>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t`Capability`}</th>
            <th scope="col">{t`Gaps that open`}</th>
            <th scope="col">{t`Gaps that close`}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ capabilityId, opened, closed }) => (
            <tr key={capabilityId}>
              <th scope="row">{inLanguage(told.names[capabilityId] ?? {}, i18n.locale)}</th>
              <td>{opened}</td>
              <td>{closed}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < told.capabilities.length && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => setAll(true)}
        >{t`Show all ${told.capabilities.length}`}</Button>
      )}
    </>
  );
}

function Teams({ told }: { readonly told: EffectTold }): ReactElement {
  const { t } = useLingui();
  return (
    <>
      <Title order={3} size="h4" mt="lg">{t`By team`}</Title>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t`Team`}</th>
            <th scope="col">{t`Affected`}</th>
            <th scope="col">{t`Fall below`}</th>
            <th scope="col">{t`Gaps that open`}</th>
            <th scope="col">{t`Gaps that close`}</th>
            <th scope="col">{t`Open gaps then`}</th>
          </tr>
        </thead>
        <tbody>
          {told.teams.map((team) => (
            <tr key={team.teamId ?? 'none'}>
              <th scope="row">{team.name ?? t`Without a team`}</th>
              <td>{t`${team.affected} of ${team.people}`}</td>
              <td>{team.fallBelow}</td>
              <td>{team.opened}</td>
              <td>{team.closed}</td>
              <td>{team.now.open}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface PeopleProps {
  readonly told: EffectTold;
  readonly team: string;
  readonly onTeam: (team: string) => void;
  readonly onMore: (() => void) | undefined;
}

function People({ told, team, onTeam, onMore }: PeopleProps): ReactElement {
  const { t, i18n } = useLingui();
  const named = (ids: readonly string[]): string =>
    ids.map((id) => inLanguage(told.names[id] ?? {}, i18n.locale)).join(', ');
  const affected =
    team === '' ? told.total.affected : (told.teams.find(({ teamId }) => (teamId ?? 'none') === team)?.affected ?? 0);
  const left = affected - told.people.length;
  return (
    <>
      <div className={classes['head']}>
        <Title order={3} size="h4">{t`By person`}</Title>
        <NativeSelect
          aria-label={t`Team`}
          value={team}
          onChange={(event) => onTeam(event.currentTarget.value)}
          data={[
            { value: '', label: t`All teams` },
            ...told.teams.map((one) => ({ value: one.teamId ?? 'none', label: one.name ?? t`Without a team` })),
          ]}
        />
      </div>
      <ul className={classes['people']}>
        {told.people.map((person) => (
          <li key={person.id}>
            <span className={classes['name']}>
              <TextLink to="/people/$personId" params={{ personId: person.id }}>
                {person.name}
              </TextLink>
              {person.fallsBelow && <Badge color="rust" variant="light" tt="none">{t`falls below`}</Badge>}
              {person.recovers && <Badge variant="light" tt="none">{t`meets the level again`}</Badge>}
            </span>
            <span className={classes['says']}>
              {person.opened.length > 0 && <span>{t`opens: ${named(person.opened)}`}</span>}
              {person.closed.length > 0 && <span>{t`closes: ${named(person.closed)}`}</span>}
              {person.resized.length > 0 && <span>{t`changes size: ${named(person.resized)}`}</span>}
              {person.opened.length + person.closed.length + person.resized.length === 0 && (
                <span>{t`weights or unproven requirements change`}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button variant="subtle" size="compact-sm" disabled={!onMore} onClick={onMore}>
          <Plural value={left} one="# more person" other="# more people" />
        </Button>
      )}
    </>
  );
}
