/**
 * Before publishing: what is different, whom it changes something for, and the day from which it holds. What was looked at is what
 * is published; if the draft changed meanwhile, it has to be looked at again.
 */
import { useLingui } from '@lingui/react/macro';
import { Button, Stack, Text } from '@mantine/core';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState, type ReactElement, type ReactNode } from 'react';
import { dayOf } from '../../../kernel/day.ts';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { DayInput } from '../../../web/kit/DayInput.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { usePerson } from '../../../web/me.ts';
import { toast } from '../../../web/toasts.ts';
import type { checkVersion, compareVersions, getMatrix, publishVersion } from '../contract.ts';
import { Difference } from './Difference.tsx';
import { FaultList, type FaultTold } from './FaultList.tsx';
import { usePhaseWords } from './use-phase-words.ts';
import classes from './versions.module.css';

export interface PublishProps {
  /** what it changes for people: told by the feature that knows their gaps; browser.tsx puts it in */
  readonly Effect?: (props: { readonly versionId: string; readonly effectiveOn: string }) => ReactNode;
}

export function Publish({ Effect }: PublishProps): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const phases = usePhaseWords();
  const { versionId = '' } = useParams({ strict: false });
  // the server's day: in UTC
  const [today] = useState(() => dayOf(new Date()));
  const [day, setDay] = useState<string | null>(today);
  const effectiveOn = day ?? today;
  const difference = useAsk<typeof compareVersions>('GET', '/api/way-of-selling/versions/:versionId/difference', {
    params: { versionId },
    query: { on: effectiveOn },
    hold: true,
  });
  const check = useAsk<typeof checkVersion>('GET', '/api/way-of-selling/versions/:versionId/faults', {
    params: { versionId },
  });
  return (
    <Answered answer={difference}>
      {(told) => {
        const { from, to } = told;
        const against = from?.number == null ? t`nothing: no version is in force yet` : phases.numbered(from.number);
        return (
          <>
            <PageHeader
              title={t`What this changes`}
              above={
                <TextLink to="/way-of-selling/versions/$versionId" params={{ versionId }} size="sm">
                  {inLanguage(to.name, i18n.locale)}
                </TextLink>
              }
              lead={t`Compared with what holds on ${format.day(to.effectiveOn ?? effectiveOn)} without it: ${against}.`}
            />
            {to.state === 'draft' ? (
              <Decide
                versionId={versionId}
                revision={to.revision}
                today={today}
                day={day}
                onDay={setDay}
                publishable={check.data?.publishable ?? false}
                faults={check.data?.faults ?? []}
              />
            ) : (
              <Text>{t`This version has been published.`}</Text>
            )}
            {Effect && (to.state === 'draft' || to.phase === 'planned') && (
              <Effect versionId={versionId} effectiveOn={to.effectiveOn ?? effectiveOn} />
            )}
            <Difference difference={told} />
          </>
        );
      }}
    </Answered>
  );
}

interface DecideProps {
  readonly versionId: string;
  readonly revision: number;
  readonly today: string;
  readonly day: string | null;
  readonly onDay: (day: string | null) => void;
  readonly publishable: boolean;
  readonly faults: readonly FaultTold[];
}

function Decide({ versionId, revision, today, day, onDay, publishable, faults }: DecideProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const router = useRouter();
  const isOwner = usePerson().grants.includes('owner');
  const publish = useDo<typeof publishVersion>('POST', '/api/way-of-selling/versions/:versionId/publish', {
    refresh: ['/api'],
    done: ({ effectiveOn }) => {
      toast(
        effectiveOn && effectiveOn > today
          ? t`Published. It takes effect on ${format.day(effectiveOn)}.`
          : t`Published. It is in force now.`,
      );
      router.history.push('/way-of-selling');
    },
  });
  const matrix = useAsk<typeof getMatrix>('GET', '/api/way-of-selling/versions/:versionId', {
    params: { versionId },
    when: faults.length > 0,
  });
  const errors = faults.filter(({ severity }) => severity === 'error');
  const warnings = faults.filter(({ severity }) => severity === 'warning');
  return (
    <Stack gap="sm">
      {isOwner && (
        <div className={classes['publish']}>
          <DayInput label={t`Takes effect on`} value={day} min={today} onChange={onDay} />
          <Button
            disabled={!publishable || day === null || day < today}
            loading={publish.isPending}
            onClick={() => publish.mutate({ params: { versionId }, body: { effectiveOn: day ?? today, revision } })}
          >
            {t`Publish`}
          </Button>
          <Text size="sm" c="dimmed" flex="1 1 240px">
            {t`Published, it never changes again. A later version can take over at any time.`}
          </Text>
        </div>
      )}
      <Problem
        error={publish.error}
        reasons={{
          'changed-meanwhile': t`The draft changed after you looked at it. Look once more at what it changes, then publish.`,
          faulty: t`The draft is not complete. Mend these places first:`,
          'in-the-past': t`A version takes effect today or later: what was required on past days stays as it was.`,
          'other-scale': t`Evidence is judged on the scale of the published versions; a version with another number of proficiencies cannot follow.`,
        }}
      />
      <FaultList title={t`To be mended before it can be published`} faults={errors} told={matrix.data} />
      <FaultList title={t`Worth a look`} faults={warnings} told={matrix.data} />
    </Stack>
  );
}
