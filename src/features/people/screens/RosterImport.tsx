/**
 * Importing a roster on one screen: choose a file, see what it would change, import it, take it back. The columns are guessed and
 * can be corrected; nothing is written before "Import". A file that was left half-way is still here.
 */
import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { refresh, useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { FilePick } from '../../../web/kit/FilePick.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { ProgressBar } from '../../../web/kit/ProgressBar.tsx';
import { type Progress, upload } from '../../../web/stream.ts';
import type { confirmRoster, getOpenRoster, uploadRoster } from '../roster-contract.ts';
import { useImportReasons } from './roster-import-words.ts';
import { RosterImportCheck } from './RosterImportCheck.tsx';
import { RosterImportHistory } from './RosterImportHistory.tsx';
import { RosterImportResult } from './RosterImportResult.tsx';

const mostBytes = 20 * 1024 * 1024;

export function RosterImport(): ReactElement {
  const { t } = useLingui();
  const open = useAsk<typeof getOpenRoster>('GET', '/api/roster/uploads/open');
  const [done, setDone] = useState<Told<typeof confirmRoster> | null>(null);
  return (
    <>
      <PageHeader
        title={t`Import people`}
        above={<TextLink to="/people">{t`People`}</TextLink>}
        lead={
          done ? undefined : t`A file from your HR or CRM system. You see what it changes before anything is written.`
        }
      />
      {done ? (
        <RosterImportResult done={done} onAgain={() => setDone(null)} />
      ) : (
        <Answered answer={open} rows={3}>
          {({ upload: waiting }) =>
            waiting ? <RosterImportCheck key={waiting.uploadId} upload={waiting} onDone={setDone} /> : <Choose />
          }
        </Answered>
      )}
    </>
  );
}

function Choose(): ReactElement {
  const { t } = useLingui();
  const client = useQueryClient();
  const reasons = useImportReasons();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (file: File): Promise<void> => {
    setError(undefined);
    setSending(true);
    try {
      await upload<typeof uploadRoster>('POST', '/api/roster/uploads', file, {
        query: { fileName: file.name },
        onProgress: setProgress,
      });
      await refresh(client, ['/api/roster/uploads/open']);
    } catch (caught) {
      setError(caught);
    } finally {
      setSending(false);
      setProgress(null);
    }
  };
  return (
    <>
      <FilePick
        label={t`Drop a roster here, or choose it`}
        hint={t`CSV or Excel (.xlsx), as your system exports it`}
        mostBytes={mostBytes}
        disabled={isSending}
        onPick={(file) => void send(file)}
      />
      {isSending && <ProgressBar progress={progress} />}
      <Problem error={error} reasons={reasons} />
      <RosterImportHistory />
    </>
  );
}
