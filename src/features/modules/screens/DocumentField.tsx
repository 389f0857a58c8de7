/** A document of a card: handed in as it is, and looked at where it is kept. */
import { useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import type { ReactElement } from 'react';
import { call } from '../../../web/api.ts';
import { bringLarge } from '../../../web/browser-uploads.ts';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { largestDocument } from '../document.ts';
import type { addUploadedDocument } from '../document-contract.ts';
import type { DocumentCard } from '../module-content.ts';
import classes from './editor.module.css';
import type { FormProps } from './form-props.ts';
import { LargeFileField } from './LargeFileField.tsx';
import { useHanding } from './use-handing.ts';

export function DocumentField({ card, onChange }: Pick<FormProps<DocumentCard>, 'card' | 'onChange'>): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const handing = useHanding(
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
  const tooLarge = t`This document is too large. At most ${most} are taken.`;
  return (
    <LargeFileField
      purpose="document"
      handing={handing}
      label={card.file ? t`Another document` : t`Choose a document, or drop it here`}
      hint={t`PDF, PowerPoint, Word or OpenDocument slides, at most ${most}. Only a PDF is read in place.`}
      endings={['.pdf', '.pptx', '.docx', '.odp']}
      underWay={t`The document is on its way`}
      reasons={{
        'not-a-document': t`This is none of these documents, whatever its name says, or it brings macros along. Save it as PDF.`,
        'upload-too-large': tooLarge,
        'document-too-large': tooLarge,
      }}
      takeAway={
        card.file
          ? { label: t`Take the document away`, onClick: () => onChange({ ...card, file: null, name: '', size: 0 }) }
          : null
      }
    >
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
    </LargeFileField>
  );
}
