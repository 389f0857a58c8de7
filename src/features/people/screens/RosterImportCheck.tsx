/** A file in hand: what importing it would do, and what its columns mean. Every correction makes a new preview at once. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { ProblemError, type Told } from '../../../web/api.ts';
import { forget, refresh, useAsk, useDo } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { ProgressBar } from '../../../web/kit/ProgressBar.tsx';
import { callProgress, type Progress } from '../../../web/stream.ts';
import type { confirmRoster, discardRoster, previewRoster, uploadRoster } from '../roster-contract.ts';
import { useImportReasons, useNoteWords, usePhases } from './roster-import-words.ts';
import { type Mapping, RosterImportColumns } from './RosterImportColumns.tsx';
import { RosterImportPreview } from './RosterImportPreview.tsx';

type Previewed = Told<typeof previewRoster>;

interface CheckProps {
  readonly upload: Told<typeof uploadRoster>;
  readonly onDone: (done: Told<typeof confirmRoster>) => void;
}

export function RosterImportCheck({ upload, onDone }: CheckProps): ReactElement {
  const { uploadId } = upload;
  const [mapping, setMapping] = useState<Mapping>(upload.mapping);
  const [wholeRoster, setWholeRoster] = useState(false);
  const [spared, setSpared] = useState<readonly string[]>([]);
  const reasons = useImportReasons();
  const preview = useAsk<typeof previewRoster>('POST', '/api/roster/uploads/:uploadId/preview', {
    params: { uploadId },
    body: { mapping: { ...mapping, columns: [...mapping.columns] }, wholeRoster, spared: [...spared] },
    hold: true,
  });
  const isStale = preview.isPlaceholderData || preview.isFetching;
  return (
    <Stack gap="lg">
      <FileLine upload={upload} />
      <Answered answer={preview} rows={4} reasons={reasons}>
        {(shown) => (
          <>
            <Problem error={preview.error} reasons={reasons} />
            <Confirm
              uploadId={uploadId}
              shown={shown}
              isStale={isStale}
              onDone={onDone}
              onOutdated={() => void preview.refetch()}
            />
            <RosterImportColumns
              upload={upload}
              mapping={mapping}
              onChange={setMapping}
              open={shown.namesMissing || shown.askDateOrder}
              askDateOrder={shown.askDateOrder || mapping.dateOrder !== null}
            />
            <Everybody shown={shown} wholeRoster={wholeRoster} onChange={setWholeRoster} />
            <RosterImportPreview
              key={shown.fingerprint}
              uploadId={uploadId}
              shown={shown}
              isStale={isStale}
              onSpare={(people) => setSpared([...spared, ...people])}
            />
          </>
        )}
      </Answered>
    </Stack>
  );
}

function FileLine({ upload }: { readonly upload: Told<typeof uploadRoster> }): ReactElement {
  const { t } = useLingui();
  const client = useQueryClient();
  const noteWords = useNoteWords();
  const discard = useDo<typeof discardRoster>('DELETE', '/api/roster/uploads/:uploadId', {
    done: () => {
      forget(client, [`/api/roster/uploads/${upload.uploadId}`]);
      void refresh(client, ['/api/roster/uploads', '/api/housekeeping']);
    },
  });
  return (
    <div>
      <Group gap="sm">
        <Text fw={600}>{upload.fileName}</Text>
        <Text size="sm" c="dimmed">
          <Plural value={upload.rows} one="# line" other="# lines" />
          {upload.sheet && ` · ${upload.sheet}`}
        </Text>
        <Button
          size="compact-sm"
          variant="subtle"
          loading={discard.isPending}
          onClick={() => discard.mutate({ params: { uploadId: upload.uploadId } })}
        >
          {t`Choose another file`}
        </Button>
      </Group>
      <Problem error={discard.error} />
      {upload.notes.map((note) => (
        <Alert key={note.reason + String(note.line)} variant="light" color="yellow" mt="xs" p="xs">
          {noteWords(note)}
        </Alert>
      ))}
    </div>
  );
}

interface ConfirmProps {
  readonly uploadId: string;
  readonly shown: Previewed;
  readonly isStale: boolean;
  readonly onDone: CheckProps['onDone'];
  readonly onOutdated: () => void;
}

function Confirm({ uploadId, shown, isStale, onDone, onOutdated }: ConfirmProps): ReactElement {
  const { t } = useLingui();
  const client = useQueryClient();
  const reasons = useImportReasons();
  const phases = usePhases();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [error, setError] = useState<unknown>();
  const { counts } = shown;
  const people = peopleChanged(shown);
  const confirm = async (): Promise<void> => {
    setError(undefined);
    setWorking(true);
    try {
      const done = await callProgress<typeof confirmRoster>(
        'POST',
        '/api/roster/uploads/:uploadId/confirm',
        setProgress,
        {
          params: { uploadId },
          body: { fingerprint: shown.fingerprint },
        },
      );
      // at once: a preview that still stood here would be asked for anew, and is no more
      flushSync(() => onDone(done));
      forget(client, [`/api/roster/uploads/${uploadId}`]);
      await refresh(client, ['/api']);
    } catch (caught) {
      setError(caught);
      setWorking(false);
      if (caught instanceof ProblemError && caught.reason === 'preview-outdated') onOutdated();
    }
  };
  if (isWorking) return <ProgressBar progress={progress} phases={phases} />;
  return (
    <div>
      <Group gap="md">
        <Button disabled={people === 0 || isStale || shown.namesMissing} onClick={() => void confirm()}>
          <Plural value={people} one="Import # person" other="Import # people" />
        </Button>
        <Text size="sm" c="dimmed">
          {people === 0 && !shown.namesMissing && t`This file changes nothing.`}
          {shown.namesMissing && t`Say which column holds the names.`}
          {people > 0 && (counts['wrong'] ?? 0) > 0 && <Trans>What is wrong is left out; the rest is imported.</Trans>}
        </Text>
      </Group>
      <Problem error={error} reasons={reasons} />
    </div>
  );
}

function peopleChanged({ counts }: Previewed): number {
  return ['new', 'changed', 'moved', 'returned', 'gone'].reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
}

interface EverybodyProps {
  readonly shown: Previewed;
  readonly wholeRoster: boolean;
  readonly onChange: (wholeRoster: boolean) => void;
}

/** Only a file that claims to be everybody makes people leave. */
function Everybody({ shown, wholeRoster, onChange }: EverybodyProps): ReactElement | null {
  const { t } = useLingui();
  const missing = shown.counts['missing'] ?? 0;
  if (missing === 0 && !wholeRoster) return null;
  return (
    <Switch
      checked={wholeRoster}
      onChange={(event) => onChange(event.currentTarget.checked)}
      label={t`This file names everybody`}
      description={
        <Plural
          value={missing}
          one="# person here is missing in it, and would leave as of today."
          other="# people here are missing in it, and would leave as of today."
        />
      }
    />
  );
}
