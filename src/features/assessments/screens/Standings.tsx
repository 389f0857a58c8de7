/** Where a person stands, on the way to their target level: readiness, what to restore, gaps, what nobody has judged yet, what is met. */
import { useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ExportMenu } from '../../../web/kit/ExportMenu.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import type { ProficiencyStep } from '../../../web/kit/ProficiencyScale.tsx';
import { Stat } from '../../../web/kit/Stat.tsx';
import { Stats } from '../../../web/kit/Stats.tsx';
import { Trend } from '../../../web/kit/Trend.tsx';
import { usePerson } from '../../../web/me.ts';
import type { getMovement, getStandings } from '../standing-contract.ts';
import { useAssessReasons } from './assess-words.ts';
import { AssessLink } from './AssessLink.tsx';
import { Raters } from './Raters.tsx';
import { useStandingWords, type StandingsTold, type StandingTold } from './standing-words.ts';
import { StandingKey } from './StandingKey.tsx';
import { StandingRow } from './StandingRow.tsx';
import classes from './standings.module.css';
import { standingsPicture } from './standings-picture.ts';

export function Standings(): ReactElement {
  const me = usePerson();
  const { personId = me.id } = useParams({ strict: false });
  const reasons = useAssessReasons();
  const answer = useAsk<typeof getStandings>('GET', '/api/people/:personId/standings', { params: { personId } });
  return (
    <Answered answer={answer} rows={8} rowHeight={56} reasons={reasons}>
      {(told) => <Found told={told} self={personId === me.id} />}
    </Answered>
  );
}

function Found({ told, self }: { readonly told: StandingsTold; readonly self: boolean }): ReactElement {
  const { t } = useLingui();
  const words = useStandingWords();
  const { person, capabilities } = told;
  const target = words.say(person.target?.name);
  const role = words.say(person.role?.name);
  const level = words.say(person.level?.name);
  const title = self ? t`My standings` : t`Standings of ${person.name}`;
  const picture = (): string =>
    standingsPicture(
      {
        title: t`Standings of ${person.name}`,
        standing: t`Where others see them`,
        self: t`Self-evaluation`,
        required: t`Required`,
      },
      capabilities.map((one) => ({
        label: words.say(one.name),
        standing: one.step > 0 ? one.mean : null,
        self: one.self?.proficiency ?? null,
        required: one.required || one.held,
        says: words.gap(one),
        unsure: one.state === 'uncertain',
      })),
      told.scale.length,
    );
  return (
    <>
      <PageHeader
        title={title}
        {...(self
          ? {}
          : {
              above: (
                <TextLink to="/people/$personId" params={{ personId: person.id }} size="sm">
                  {person.name}
                </TextLink>
              ),
            })}
        lead={[role, level || t`no level yet`, target && target !== level ? t`works toward ${target}` : '']
          .filter(Boolean)
          .join(' · ')}
        action={<AssessLink person={person} rate={told.may.rate} />}
        beside={
          <>
            {capabilities.length > 0 && (
              <ButtonLink
                variant="default"
                to="/people/$personId/comparison"
                params={{ personId: person.id }}
              >{t`Side by side`}</ButtonLink>
            )}
            {capabilities.length > 0 && (
              <ExportMenu
                title={title}
                files={[{ label: t`Table (CSV)`, address: `/api/people/${person.id}/standings/file` }]}
                picture={picture}
                print
              />
            )}
          </>
        }
      />
      {capabilities.length === 0 ? (
        <Nothing told={told} self={self} />
      ) : (
        <Sections told={told} target={target} level={level} self={self} />
      )}
      <Raters personId={person.id} mayInvite={told.may.inviteRaters} />
    </>
  );
}

function Nothing({ told, self }: { readonly told: StandingsTold; readonly self: boolean }): ReactElement {
  const { t } = useLingui();
  const { name, role } = told.person;
  if (!told.version)
    return (
      <Empty
        icon="ladder"
        title={t`No way of selling is in force yet`}
      >{t`It says what each role must be able to do. Standings are read against it.`}</Empty>
    );
  if (!role)
    return (
      <Empty
        icon="person"
        title={self ? t`You have no role yet` : t`${name} has no role yet`}
      >{t`The role says what is required. An administrator sets it in People.`}</Empty>
    );
  return (
    <Empty
      icon="assess"
      title={t`This role asks for nothing yet`}
    >{t`As soon as the way of selling says what the role requires, standings are read against it here.`}</Empty>
  );
}

interface SectionsProps {
  readonly told: StandingsTold;
  readonly target: string;
  readonly level: string;
  readonly self: boolean;
}

function Sections({ told, target, level, self }: SectionsProps): ReactElement {
  const { t } = useLingui();
  const words = useStandingWords();
  const { capabilities, person } = told;
  const steps = words.steps(told.scale);
  const restore = capabilities.filter(({ toRestore }) => toRestore > 0);
  const gaps = capabilities.filter(({ outcome, toRestore, gap }) => outcome === 'gap' && toRestore === 0 && gap > 0);
  const unproven = capabilities.filter(({ outcome }) => outcome === 'unproven');
  const met = capabilities.filter(({ outcome }) => outcome === 'met');
  return (
    <>
      <Figures
        told={told}
        target={target}
        gaps={gaps.length + restore.filter(({ gap }) => gap > 0).length}
        unproven={unproven.length}
      />
      <StandingKey {...(self ? { standing: t`Where others see you` } : {})} />
      <Section
        title={t`To restore`}
        lead={t`Below what ${level}, the level already held, requires.`}
        all={restore}
        steps={steps}
        personId={person.id}
        restoring
      />
      <Section
        title={t`Gaps to ${target}`}
        lead={t`The largest first, by steps and weight.`}
        all={gaps}
        steps={steps}
        personId={person.id}
      />
      <Section
        title={t`Not judged yet`}
        lead={
          self
            ? t`No gap and no strength: nobody but you has said anything that still counts.`
            : t`No gap and no strength: nobody but the person has said anything that still counts.`
        }
        all={unproven}
        steps={steps}
        personId={person.id}
      />
      <Section title={t`Met`} all={met} steps={steps} personId={person.id} />
    </>
  );
}

interface SectionProps {
  readonly title: string;
  readonly lead?: string;
  readonly all: readonly StandingTold[];
  readonly steps: readonly ProficiencyStep[];
  readonly personId: string;
  readonly restoring?: boolean;
}

function Section({ title, lead, all, steps, personId, restoring = false }: SectionProps): ReactElement | null {
  if (all.length === 0) return null;
  return (
    <section>
      <h2 className={classes['heading']}>{title}</h2>
      {lead && <p className={classes['lead']}>{lead}</p>}
      <ul className={classes['list']}>
        {all.map((one) => (
          <StandingRow key={one.capabilityId} personId={personId} one={one} steps={steps} restoring={restoring} />
        ))}
      </ul>
    </section>
  );
}

function Figures({
  told,
  target,
  gaps,
  unproven,
}: {
  readonly told: StandingsTold;
  readonly target: string;
  readonly gaps: number;
  readonly unproven: number;
}): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const { readiness, heldReadiness, person } = told;
  const movement = useAsk<typeof getMovement>('GET', '/api/people/:personId/movement', {
    params: { personId: person.id },
  });
  const points = movement.data?.points ?? [];
  const { demonstrated, required } = readiness;
  const level = heldReadiness.share;
  return (
    <Stats>
      <Stat
        label={t`Ready for ${target}`}
        value={format.share(readiness.share ?? 0)}
        note={<Trend label={t`Readiness`} values={points.map(({ share }) => share)} />}
        why={
          <>
            <Text size="sm">{t`The share of what the level requires that is demonstrated now, by weight: ${demonstrated} of ${required}. What nobody has judged counts as not demonstrated.`}</Text>
            {level !== null && <Text size="sm" mt={8}>{t`Of the level held: ${format.share(level)}.`}</Text>}
          </>
        }
      />
      <Stat label={t`Gaps`} value={format.number(gaps)} />
      <Stat label={t`Not judged yet`} value={format.number(unproven)} />
      <Stat
        label={t`Last judged`}
        value={told.lastAppraisal ? format.fromToday(told.lastAppraisal) : t`never`}
        {...(told.lastSelf ? { note: t`self-evaluation ${format.fromToday(told.lastSelf)}` } : {})}
      />
    </Stats>
  );
}
