/** The head of the matrix: which version this is, whether what was typed has arrived, and the one thing to do next. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Badge, Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Saved } from '../../../web/kit/Saved.tsx';
import { usePerson } from '../../../web/me.ts';
import classes from './matrix.module.css';
import type { MatrixTold } from './matrix-lines.ts';
import { StartDraft } from './StartDraft.tsx';
import type { TextEdits } from './use-draft-edits.ts';
import type { MatrixInHand } from './use-matrix.ts';
import { usePhaseWords } from './use-phase-words.ts';

export interface MatrixHeaderProps {
  readonly told: MatrixTold;
  readonly held: MatrixInHand;
  readonly texts: TextEdits;
  readonly editable: boolean;
}

export function MatrixHeader({ told, held, texts, editable }: MatrixHeaderProps): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const phases = usePhaseWords();
  const { version } = told;
  const keeps = usePerson().grants.some((grant) => grant === 'owner' || grant === 'head-of-sales');
  const day = version.effectiveOn === null ? '' : format.day(version.effectiveOn);
  const when = {
    draft: version.note ?? t`A draft: nothing in it counts until it is published.`,
    planned: t`Takes effect on ${day}`,
    'in-force': t`In force since ${day}`,
    past: t`Was in force from ${day}`,
  };
  const state =
    (['refused', 'waiting', 'saving'] as const).find((one) => held.state === one || texts.state === one) ?? 'saved';
  const action = editable ? (
    <ButtonLink
      to="/way-of-selling/versions/$versionId/publish"
      params={{ versionId: version.versionId }}
    >{t`What this changes`}</ButtonLink>
  ) : told.mayChange ? (
    <StartDraft from={version.versionId} />
  ) : undefined;
  return (
    <>
      <PageHeader
        title={inLanguage(version.name, i18n.locale)}
        {...(keeps ? { above: <TextLink to="/way-of-selling/versions" size="sm">{t`Versions`}</TextLink> } : {})}
        lead={
          <>
            <Badge variant="light" color={version.phase === 'in-force' ? 'petrol' : 'gray'} tt="none" me={8}>
              {version.number === null ? phases.draft : `${phases.numbered(version.number)} · ${phases[version.phase]}`}
            </Badge>
            {when[version.phase]}
          </>
        }
        beside={
          <>
            {editable && <Saved state={state} touched={held.touched || texts.touched} />}
            <TextLink to="/way-of-selling/capabilities" size="sm">{t`All capabilities`}</TextLink>
            <TextLink to="/paths" size="sm">{t`Paths`}</TextLink>
            <TextLink to="/priorities" size="sm">{t`Priorities`}</TextLink>
          </>
        }
        {...(action ? { action } : {})}
      />
      {state === 'refused' && (
        <div role="alert" className={classes['note']}>
          <span>{t`Something was not accepted, most likely because somebody else published or discarded this draft, or changed the same text.`}</span>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              held.giveUp();
              texts.giveUp();
            }}
          >
            {t`Show what holds now`}
          </Button>
        </div>
      )}
      {held.overtaken > 0 && (
        <p role="status" className={classes['note']}>
          <Plural
            value={held.overtaken}
            one="Somebody else had changed one of your cells first; theirs stands."
            other="Somebody else had changed # of your cells first; theirs stand."
          />
        </p>
      )}
    </>
  );
}
