/** A document of a card: handed in as it is, and looked at where it is kept. */
import { useLingui } from '@lingui/react/macro';
import { Anchor, Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { call } from '../../../web/api.ts';
import { bringLarge } from '../../../web/browser-uploads.ts';
import { useFormat } from '../../../web/format.ts';
import { FilePick } from '../../../web/kit/FilePick.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { ProgressBar } from '../../../web/kit/ProgressBar.tsx';
import { UnfinishedUploads } from '../../../web/kit/UnfinishedUploads.tsx';
import { largestDocument } from '../document.ts';
import type { addUploadedDocument } from '../document-contract.ts';
import type { DocumentCard } from '../module-content.ts';
import classes from './editor.module.css';
import type { FormProps } from './form-props.ts';
import { useHanding } from './use-handing.ts';

export function DocumentField({ card, onChange }: Pick<FormProps<DocumentCard>, 'card' | 'onChange'>): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const { error, sending, hand, stop } = useHanding(
    card,
    onChange,
    (file, sending) =>
      bringLarge(
        file,
        'document',
        (uploadId) =>
          call<typeof addUploadedDocument>('POST', '/api/menu/documents/uploads/:uploadId', {
            params: { uploadId },
            signal: sending.signal,
          }),
        sending,
      ),
    (now, { file, type, size }, { name }) => ({ ...now, file, type, size, name: name.slice(0, 200) }),
  );
  const most = format.bytes(largestDocument);
  return (
    <div className={classes['picture']}>
      {card.file && (
        <p className={classes['document']}>
          <Icon name="file" size={20} />
          <Anchor
            href={`/api/menu/documents/${card.file}?name=${encodeURIComponent(card.name)}`}
            target="_blank"
            rel="noopener noreferrer"
          >
            {card.name}
          </Anchor>
          <span>{format.bytes(card.size)}</span>
        </p>
      )}
      {sending ? (
        <div>
          <ProgressBar
            progress={sending.progress}
            phases={{
              sending: t`The document is on its way`,
              waiting: t`Waiting for the connection; then it goes on by itself`,
            }}
          />
          <p className={classes['hint']}>{t`Stay on this card until it has arrived. You may write on below.`}</p>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={stop}>{t`Stop sending`}</Button>
        </div>
      ) : (
        <FilePick
          label={card.file ? t`Another document` : t`Choose a document, or drop it here`}
          hint={t`PDF, PowerPoint, Word or OpenDocument slides, at most ${most}. Only a PDF is read in place.`}
          endings={['.pdf', '.pptx', '.docx', '.odp']}
          onPick={(file) => void hand(file)}
        />
      )}
      {!sending && <UnfinishedUploads purpose="document" />}
      <Problem
        error={error}
        reasons={{
          'upload-taken-over': t`It goes on in another window.`,
          'too-many-uploads': t`Too many of your files have not arrived whole. Go on with them, or give some up.`,
          'upload-too-large': t`This document is too large. At most ${most} are taken.`,
          'not-a-document': t`This is none of these documents, whatever its name says, or it brings macros along. Save it as PDF.`,
          'document-too-large': t`This document is too large. At most ${most} are taken.`,
        }}
      />
      {card.file && !sending && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => onChange({ ...card, file: null, name: '', size: 0 })}
        >{t`Take the document away`}</Button>
      )}
    </div>
  );
}
