/** All versions of the way of selling: drafts, what is planned, what is in force, what was; and the ways in and out as a file. */
import { useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { addressOf, type Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { usePerson } from '../../../web/me.ts';
import type { discardDraft, listVersions } from '../contract.ts';
import { ImportWay } from './ImportWay.tsx';
import { StartDraft } from './StartDraft.tsx';
import { useDraftReasons } from './use-draft-edits.ts';
import { usePhaseWords } from './use-phase-words.ts';
import classes from './versions.module.css';

type VersionTold = Told<typeof listVersions>['items'][number];

export function Versions(): ReactElement {
  const { t } = useLingui();
  const answer = useAsk<typeof listVersions>('GET', '/api/way-of-selling/versions');
  const [importing, { open, close }] = useDisclosure(false);
  const isOwner = usePerson().grants.includes('owner');
  return (
    <>
      <PageHeader
        title={t`Versions of the way of selling`}
        above={<TextLink to="/way-of-selling" size="sm">{t`Way of selling`}</TextLink>}
        lead={t`What is published never changes; the next version takes over on its day.`}
        {...(isOwner
          ? {
              beside: <Button variant="default" onClick={open}>{t`Take over a file`}</Button>,
              action: <StartDraft resume={false} />,
            }
          : {})}
      />
      <Answered answer={answer} rows={3} rowHeight={88}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              icon="ladder"
              title={t`No version yet`}
            >{t`Start a draft, from the starter way of selling or an empty one.`}</Empty>
          ) : (
            <ul className={classes['list']}>
              {items.map((version) => (
                <Version key={version.versionId} version={version} isOwner={isOwner} />
              ))}
            </ul>
          )
        }
      </Answered>
      <Modal
        opened={importing}
        onClose={close}
        size="lg"
        title={t`Take over a file`}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <ImportWay />
      </Modal>
    </>
  );
}

function Version({ version, isOwner }: { readonly version: VersionTold; readonly isOwner: boolean }): ReactElement {
  const { i18n } = useLingui();
  const phases = usePhaseWords();
  const { versionId, phase, number, note } = version;
  return (
    <li className={classes['version']} data-phase={phase}>
      <div className={classes['words']}>
        <Group gap={8}>
          <TextLink to="/way-of-selling/versions/$versionId" params={{ versionId }} fw={600}>
            {number === null ? phases.draft : phases.numbered(number)}
          </TextLink>
          {phase !== 'draft' && <Badge variant={phase === 'in-force' ? 'filled' : 'default'}>{phases[phase]}</Badge>}
        </Group>
        <Text size="sm">{[inLanguage(version.name, i18n.locale), note].filter(Boolean).join(' · ')}</Text>
        <Facts version={version} />
      </div>
      <Actions version={version} isOwner={isOwner} />
    </li>
  );
}

function Facts({ version }: { readonly version: VersionTold }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const { phase, effectiveOn, madeBy, publishedBy, publishedAt, madeAt } = version;
  const isDraft = phase === 'draft';
  const by = isDraft ? madeBy?.name : publishedBy?.name;
  const at = format.moment(isDraft ? madeAt : (publishedAt ?? madeAt));
  const day = effectiveOn === null ? '' : format.day(effectiveOn);
  const begun = by ? t`begun by ${by}, ${at}` : t`begun ${at}`;
  const published = by ? t`published by ${by}, ${at}` : t`published ${at}`;
  const held = phase === 'planned' ? t`takes effect on ${day}` : t`in force from ${day}`;
  return (
    <Text size="sm" c="dimmed">
      {isDraft ? begun : `${held} · ${published}`}
    </Text>
  );
}

function Actions({ version, isOwner }: { readonly version: VersionTold; readonly isOwner: boolean }): ReactElement {
  const { t } = useLingui();
  const { versionId, phase } = version;
  const params = { versionId };
  const isDraft = phase === 'draft';
  return (
    <Group gap={8}>
      <Button
        component="a"
        size="compact-md"
        variant="subtle"
        href={addressOf('/api/way-of-selling/versions/:versionId/file', { params })}
        download
      >
        {t`Export`}
      </Button>
      {isDraft && isOwner && (
        <>
          <Discard versionId={versionId} />
          <ButtonLink size="compact-md" variant="default" to="/way-of-selling/versions/$versionId" params={params}>
            {t`Change`}
          </ButtonLink>
        </>
      )}
      {(isDraft || phase === 'planned') && (
        <ButtonLink
          size="compact-md"
          variant={isDraft ? 'filled' : 'default'}
          to="/way-of-selling/versions/$versionId/publish"
          params={params}
        >
          {t`What this changes`}
        </ButtonLink>
      )}
    </Group>
  );
}

/** A second tap, because a discarded draft does not come back. */
function Discard({ versionId }: { readonly versionId: string }): ReactElement {
  const { t } = useLingui();
  const reasons = useDraftReasons();
  const [asked, setAsked] = useState(false);
  const discard = useDo<typeof discardDraft>('DELETE', '/api/way-of-selling/versions/:versionId', {
    refresh: ['/api/way-of-selling'],
  });
  return (
    <>
      {asked ? (
        <Button
          size="compact-md"
          color="red"
          variant="light"
          loading={discard.isPending}
          onClick={() => discard.mutate({ params: { versionId } })}
        >
          {t`Discard for good`}
        </Button>
      ) : (
        <Button size="compact-md" color="gray" variant="subtle" onClick={() => setAsked(true)}>{t`Discard`}</Button>
      )}
      <Problem error={discard.error} reasons={reasons} />
    </>
  );
}
