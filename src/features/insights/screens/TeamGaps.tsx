/** The team's largest gaps at a glance: people against the capabilities the team misses most. The whole map is one click away. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import type { HeatCell, HeatLine } from '../../../web/kit/heat-cell.ts';
import { HeatKey } from '../../../web/kit/HeatKey.tsx';
import { HeatMap } from '../../../web/kit/HeatMap.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { Stat } from '../../../web/kit/Stat.tsx';
import { Stats } from '../../../web/kit/Stats.tsx';
import classes from './first.module.css';
import type { TeamTold } from './told.ts';
import { WhyStanding } from './WhyStanding.tsx';

interface Asked {
  readonly personId: string;
  readonly capabilityId: string;
  readonly title: string;
}

export function TeamGaps({ told }: { readonly told: TeamTold }): ReactElement | null {
  const { t } = useLingui();
  const [asked, setAsked] = useState<Asked>();
  const source = useMap(told);
  const { team } = told;
  if (team.people === 0) return null;
  const nextOne = told.people.find(({ lastOn }) => lastOn === null) ?? told.people[0];
  return (
    <section className={classes['section']}>
      <div className={classes['head']}>
        <h2 className={classes['heading']}>{t`Where your team stands`}</h2>
        <TextLink to="/team/gaps" size="sm">{t`The whole map`}</TextLink>
      </div>
      <Figures told={told} />
      {team.assessed === 0 ? (
        <Empty
          icon="assess"
          title={t`Nobody is assessed yet`}
          {...(nextOne
            ? {
                action: (
                  <ButtonLink
                    to="/people/$personId/assess"
                    params={{ personId: nextOne.id }}
                  >{t`Rate ${nextOne.name}`}</ButtonLink>
                ),
              }
            : {})}
        >
          {team.withRole === 0
            ? t`Your people have no role yet. Ask your administrator to set it: then you see what each of them has to show.`
            : t`Rate one of your people: eight capabilities take a minute. What is missing shows here at once.`}
        </Empty>
      ) : (
        <>
          <div className={classes['map']}>
            <HeatMap
              title={t`Largest gaps of your team`}
              {...source}
              onOpen={(row, column) =>
                setAsked({ personId: row.key, capabilityId: column.key, title: `${row.label}: ${column.label}` })
              }
            />
          </div>
          <HeatKey tones={['met', 'small', 'middle', 'large', 'unknown']} />
        </>
      )}
      <Dialog opened={asked !== undefined} onClose={() => setAsked(undefined)} title={asked?.title ?? ''}>
        {asked && <WhyStanding personId={asked.personId} capabilityId={asked.capabilityId} titled />}
      </Dialog>
    </section>
  );
}

function Figures({ told }: { readonly told: TeamTold }): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { team, version } = told;
  const largest = told.capabilities[0];
  const number = version?.number ?? 0;
  const asOf = format.day(team.asOf);
  return (
    <Stats>
      <Stat
        label={t`Readiness`}
        value={team.readiness.share === null ? '–' : format.share(team.readiness.share)}
        note={t`of what their next levels ask for`}
        why={
          <>
            <p>{t`What your people’s next levels ask for, weighted by how much each capability matters: ${team.readiness.demonstrated} of ${team.readiness.required} are demonstrated.`}</p>
            <p
              className={classes['note']}
            >{t`What nobody has judged counts as not demonstrated. By version ${number} of the way of selling, as of ${asOf}.`}</p>
          </>
        }
      />
      <Stat
        label={t`Assessed`}
        value={t`${team.assessed} of ${team.withRole}`}
        why={
          <p>{t`People with a role whose standing rests on at least one rating by somebody else, as of ${asOf}. Self-evaluations do not count.`}</p>
        }
      />
      {largest && largest.below > 0 && (
        <Stat
          label={t`Largest gap`}
          value={inLanguage(largest.name, i18n.locale)}
          note={plural(largest.below, { one: '# person below', other: '# people below' })}
          why={
            <p>{t`The steps that are missing, times the weight of the capability, added up over your people: ${largest.weighted}. ${largest.unproven} of ${largest.required} are not judged in it yet. As of ${asOf}.`}</p>
          }
        />
      )}
    </Stats>
  );
}

/** As many columns as a phone shows without scrolling sideways. */
const onPhone = 4;

function useMap({ people, capabilities, scale }: TeamTold) {
  const { t, i18n } = useLingui();
  const narrow = useMediaQuery('(width < 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  return useMemo(() => {
    const stepName = (step: number): string =>
      inLanguage(scale.find(({ proficiency }) => proficiency === step)?.name ?? {}, i18n.locale);
    const columns: HeatLine[] = capabilities
      .slice(0, narrow ? onPhone : undefined)
      .map(({ capabilityId, name }) => ({ key: capabilityId, label: inLanguage(name, i18n.locale) }));
    const rows: HeatLine[] = people.map(({ id, name }) => ({ key: id, label: name }));
    const cells = new Map<string, HeatCell>();
    for (const person of people) {
      for (let at = 0; at + 4 < person.cells.length; at += 5) {
        const [column = 0, step = 0, required = 0, held = 0, certainty = 0] = person.cells.slice(at, at + 5);
        const wanted = Math.max(required, held);
        const gap = step === 0 ? 0 : Math.max(0, wanted - step);
        const asks = t`asked for: ${stepName(wanted)}`;
        const cell: HeatCell =
          step === 0
            ? { tone: 'unknown', text: '?', says: `${t`not judged yet`}, ${asks}`, value: null }
            : {
                tone:
                  gap === 0 ? (step > wanted ? 'ahead' : 'met') : gap === 1 ? 'small' : gap === 2 ? 'middle' : 'large',
                text: gap === 0 ? '✓' : `−${gap}`,
                says: `${stepName(step)}, ${asks}`,
                unsure: certainty < 50,
                value: -gap,
              };
        cells.set(`${person.id} ${capabilities[column]?.capabilityId ?? ''}`, cell);
      }
    }
    const none: HeatCell = { tone: 'none', text: '', says: t`not asked for`, value: null };
    return {
      corner: t`Person`,
      rows,
      columns,
      cellAt: (row: HeatLine, column: HeatLine): HeatCell => cells.get(`${row.key} ${column.key}`) ?? none,
    };
  }, [people, capabilities, scale, narrow, i18n.locale, t]);
}
