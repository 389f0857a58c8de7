/** Takes an import back at once, and says what was kept and why. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useDo } from '../../../web/ask.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { undoRoster } from '../roster-contract.ts';
import { useFieldWords, useImportReasons, useKeptWords } from './roster-import-words.ts';

export interface RosterImportUndoProps {
  readonly importId: string;
  /** where it stands among others */
  readonly fileName?: string;
  readonly onAsked?: () => void;
  readonly onUndone?: () => void;
}

export function RosterImportUndo({ importId, fileName, onAsked, onUndone }: RosterImportUndoProps): ReactElement {
  const { t } = useLingui();
  const reasons = useImportReasons();
  const kept = useKeptWords();
  const fields = useFieldWords();
  const undo = useDo<typeof undoRoster>('POST', '/api/roster/imports/:importId/undo', {
    refresh: ['/api'],
    ...(onUndone ? { done: onUndone } : {}),
  });
  const result = undo.data;
  if (!result) {
    return (
      <div>
        <Button
          variant="default"
          leftSection={<Icon name="undo" size={16} />}
          loading={undo.isPending}
          onClick={() => {
            onAsked?.();
            undo.mutate({ params: { importId } });
          }}
        >
          {fileName === undefined ? t`Undo this import` : t`Undo the import of ${fileName}`}
        </Button>
        <Problem error={undo.error} reasons={reasons} />
      </div>
    );
  }
  return (
    <div role="status">
      <Text>
        {fileName === undefined ? t`The import was taken back.` : t`The import of ${fileName} was taken back.`}{' '}
        <Plural value={result.removed} one="# person was removed," other="# people were removed," />{' '}
        <Plural value={result.restored} one="# made as before." other="# made as before." />
      </Text>
      {result.kept > 0 && (
        <>
          <Text mt="xs">
            <Plural value={result.kept} one="# was kept:" other="# were kept:" />
          </Text>
          <ul>
            {result.keptPeople.map((person) => (
              <li key={person.id}>
                {person.name}: {[...person.fields.map((field) => fields[field]), kept[person.reason]].join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
