/** One piece of evidence as it is read: the words, a link that leaves, or a file to save. */
import { Anchor } from '@mantine/core';
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import classes from './rating-evidence.module.css';
import type { EvidenceTold } from './use-rating-sheet.ts';

export function EvidenceItem({ item }: { readonly item: EvidenceTold }): ReactElement {
  const format = useFormat();
  const { kind, said, size, evidenceId } = item;
  if (kind === 'text') return <span className={classes['text']}>{said}</span>;
  const shown = kind === 'link' ? said.replace(/^https?:\/\//i, '') : said;
  return (
    <Anchor
      size="sm"
      className={classes['anchor']}
      href={kind === 'link' ? said : `/api/evidence/${evidenceId}/file`}
      {...(kind === 'link' ? { target: '_blank', rel: 'noreferrer noopener' } : { download: said })}
    >
      <Icon name={kind === 'link' ? 'link' : 'file'} size={14} />
      <span className={classes['anchorText']}>{shown}</span>
      {size !== null && <span className={classes['size']}>{format.bytes(size)}</span>}
    </Anchor>
  );
}
