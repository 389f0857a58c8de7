/**
 * Writing an activity: its cards at the side, the one chosen in the middle in all its languages, and how it stands on a phone.
 * The player that tries the whole module, and the choice of a package, belong to other features; browser.tsx hands them in.
 */
import { useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Suspense, useState, type ComponentType, type ReactElement } from 'react';
import { ProblemError, type Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { Saved } from '../../../web/kit/Saved.tsx';
import { checkContent, errorsIn } from '../content-faults.ts';
import type { getDraft } from '../draft-contract.ts';
import { CardsEditor } from './CardsEditor.tsx';
import { Conflicts } from './Conflicts.tsx';
import { EditorPieces, type Pieces } from './editor-pieces.ts';
import classes from './editor.module.css';
import type { PreviewProps } from './preview-props.ts';
import { NothingWritten } from './NothingWritten.tsx';
import { PublishDraft } from './PublishDraft.tsx';
import { TryOut } from './TryOut.tsx';
import { useActivityWords } from './use-activity-words.ts';
import { useDraftDesk } from './use-draft-desk.ts';

export interface EditorProps extends Pieces {
  readonly Preview: ComponentType<PreviewProps>;
}

export function Editor({ Preview, PackagePick }: EditorProps): ReactElement {
  const { activityId = '' } = useParams({ strict: false });
  const answer = useAsk<typeof getDraft>('GET', '/api/menu/:activityId/draft', {
    params: { activityId },
    afresh: true,
  });
  // what an earlier visit asked may be older than what was written then
  const fresh = answer.isFetchedAfterMount ? answer : { ...answer, data: undefined, isPending: true };
  if (answer.error instanceof ProblemError && answer.error.reason === 'no-draft' && answer.isFetchedAfterMount)
    return <NothingWritten activityId={activityId} onBegun={() => void answer.refetch()} />;
  return (
    <Answered answer={fresh}>
      {(loaded) => (
        <EditorPieces value={PackagePick ? { PackagePick } : {}}>
          <Draft key={`${activityId}/${loaded.number}`} loaded={loaded} Preview={Preview} />
        </EditorPieces>
      )}
    </Answered>
  );
}

function Draft({
  loaded,
  Preview,
}: {
  readonly loaded: Told<typeof getDraft>;
  readonly Preview: ComponentType<PreviewProps>;
}): ReactElement {
  const { t } = useLingui();
  const { say, languageName } = useActivityWords();
  const [desk, view] = useDraftDesk(loaded);
  const [only, setOnly] = useState('');
  const { version } = view;
  const faults = checkContent(version);
  const shown = only && version.languages.includes(only) ? [only] : version.languages;
  const { activityId } = loaded.activity;
  return (
    <>
      <PageHeader
        title={say(version.name) || t`Without a name`}
        above={<TextLink to="/menu/$activityId" params={{ activityId }}>{t`Back to the activity`}</TextLink>}
        lead={<Saved state={view.state} touched={view.touched} />}
        beside={
          <>
            {version.languages.length > 1 && (
              <NativeSelect
                aria-label={t`Languages shown`}
                value={only}
                onChange={(event) => setOnly(event.currentTarget.value)}
                data={[
                  { value: '', label: t`All languages` },
                  ...version.languages.map((value) => ({ value, label: languageName(value) })),
                ]}
              />
            )}
            {version.content && (
              <Suspense>
                <TryOut version={version} Preview={Preview} />
              </Suspense>
            )}
          </>
        }
        action={<PublishDraft loaded={loaded} desk={desk} errors={errorsIn(faults).length} />}
      />
      <div className={classes['notes']}>
        <Conflicts desk={desk} conflicts={view.conflicts} />
        <Problem error={view.error} onRetry={() => void desk.flush()} />
      </div>
      <CardsEditor activityId={activityId} desk={desk} version={version} faults={faults} shown={shown} />
    </>
  );
}
