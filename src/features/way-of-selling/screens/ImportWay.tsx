/** A whole way of selling from a file, into a draft. What cannot be read is listed with its place; nothing is taken over by half. */
import { useLingui } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { useDo } from '../../../web/ask.ts';
import { FilePick } from '../../../web/kit/FilePick.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { importWay } from '../contract.ts';

export function ImportWay(): ReactElement {
  const { t } = useLingui();
  const router = useRouter();
  const [unreadable, setUnreadable] = useState(false);
  const take = useDo<typeof importWay>('POST', '/api/way-of-selling/versions/import', {
    refresh: ['/api/way-of-selling'],
    done: ({ versionId }) => router.history.push(`/way-of-selling/versions/${versionId}`),
  });
  const read = async (file: File): Promise<void> => {
    setUnreadable(false);
    try {
      // a wrong encoding is told before the server tells of strange fields
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
      take.mutate({ body: { text, note: file.name } });
    } catch {
      setUnreadable(true);
    }
  };
  return (
    <Stack>
      <Text size="sm">{t`The file becomes a draft. Nothing changes for anybody until you publish it.`}</Text>
      <FilePick
        label={take.isPending ? t`Reading` : t`Drop the file here, or choose it`}
        hint={t`As “Export” writes it: YAML or JSON, UTF-8`}
        endings={['.yaml', '.yml', '.json']}
        mostBytes={1_800_000}
        disabled={take.isPending}
        onPick={(file) => void read(file)}
      />
      {unreadable && (
        <Text
          role="alert"
          c="red"
          size="sm"
        >{t`This file is not text in UTF-8. Save it as UTF-8 and take it over again.`}</Text>
      )}
      <Problem
        error={take.error}
        reasons={{
          'not-yaml': t`This is no valid YAML. The place where reading stopped:`,
          'unreadable-file': t`The file cannot be taken over. Mend these places and take it over again:`,
          'other-scale': t`The file judges on another number of proficiencies than this academy. Evidence keeps its scale, so the number must be the same.`,
        }}
      />
    </Stack>
  );
}
