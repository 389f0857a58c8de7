/** What proves a rating: texts, links and files that were put to it, and a place to put another. */
import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { ActionIcon, Anchor, Button, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { refresh } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { FilePick } from '../../../web/kit/FilePick.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { upload } from '../../../web/stream.ts';
import type { uploadEvidence } from '../contract.ts';
import { EvidenceItem } from './EvidenceItem.tsx';
import classes from './rating-evidence.module.css';
import type { EvidenceTold } from './use-rating-sheet.ts';

export interface RatingEvidenceProps {
  readonly name: string;
  readonly items: readonly EvidenceTold[];
  readonly adding: boolean;
  readonly target: { readonly personId: string; readonly assessmentId: string; readonly capabilityId: string };
  readonly onAdd: (item: { readonly kind: 'text' | 'link'; readonly said: string }) => void;
  readonly onRemove: (evidenceId: string) => void;
  readonly onDone: () => void;
}

const mostBytes = 20 * 1024 * 1024;

export function RatingEvidence({
  name,
  items,
  adding,
  target,
  onAdd,
  onRemove,
  onDone,
}: RatingEvidenceProps): ReactElement | null {
  const { t } = useLingui();
  if (items.length === 0 && !adding) return null;
  return (
    <div className={classes['evidence']}>
      {items.length > 0 && (
        <ul className={classes['items']} aria-label={t`Evidence: ${name}`}>
          {items.map((item) => (
            <li key={item.evidenceId} className={classes['item']}>
              <EvidenceItem item={item} />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t`Take away: ${item.said}`}
                onClick={() => onRemove(item.evidenceId)}
              >
                <Icon name="cross" size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {adding && <Adding target={target} name={name} onAdd={onAdd} onDone={onDone} />}
    </div>
  );
}

type AddingProps = Pick<RatingEvidenceProps, 'target' | 'name' | 'onAdd' | 'onDone'>;

function Adding({ target, name, onAdd, onDone }: AddingProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const client = useQueryClient();
  const [words, setWords] = useState('');
  const [sent, setSent] = useState<number>();
  const [failed, setFailed] = useState<{ readonly error: unknown; readonly file: File }>();
  const link = isWebAddress(words.trim());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const said = words.trim();
    if (said === '') return;
    onAdd({ kind: link ? 'link' : 'text', said });
    setWords('');
    onDone();
  };
  const send = async (file: File): Promise<void> => {
    setFailed(undefined);
    setSent(0);
    const { personId, assessmentId, capabilityId } = target;
    try {
      await upload<typeof uploadEvidence>(
        'PUT',
        '/api/assessments/:assessmentId/ratings/:capabilityId/files/:evidenceId',
        file,
        {
          params: { assessmentId, capabilityId, evidenceId: newId() },
          query: { personId, name: file.name },
          onProgress: ({ done, total }) => setSent(total > 0 ? done / total : 0),
        },
      );
      await refresh(client, [`/api/people/${personId}/assessing`]);
      onDone();
    } catch (error) {
      setFailed({ error, file });
    } finally {
      setSent(undefined);
    }
  };
  const most = format.bytes(mostBytes);
  return (
    <div className={classes['adding']}>
      <form onSubmit={submit} className={classes['line']}>
        <TextInput
          aria-label={t`Text or link: ${name}`}
          placeholder={t`A sentence, or a link`}
          value={words}
          maxLength={4000}
          ref={focusOnce}
          onChange={(event) => setWords(event.currentTarget.value)}
          className={classes['field']}
        />
        <Button type="submit" variant="default" disabled={words.trim() === ''}>
          {link ? t`Add link` : t`Add text`}
        </Button>
      </form>
      <FilePick
        label={sent === undefined ? t`Drop a file here, or choose one` : t`Sending ${format.share(sent)}`}
        hint={t`Document, picture or recording, at most ${most}`}
        mostBytes={mostBytes}
        disabled={sent !== undefined}
        onPick={(file) => void send(file)}
      />
      {failed && (
        <Problem
          error={failed.error}
          reasons={{
            'file-kind': t`Documents, pictures, sound, film and plain text can be handed in; this file is none of them, whatever its name says.`,
            'file-too-large': t`This file is too large. At most ${most} are taken.`,
            'already-confirmed': t`This assessment is confirmed; nothing can be added to it.`,
            'too-many-items': t`A rating takes 20 pieces of evidence. Take one away first.`,
          }}
          onRetry={() => void send(failed.file)}
        />
      )}
      <Anchor component="button" type="button" size="sm" onClick={onDone}>{t`Close`}</Anchor>
    </div>
  );
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
}

/** A function of the module: React calls it once, when the field comes, not at every letter. */
function focusOnce(field: HTMLInputElement | null): void {
  field?.focus();
}
