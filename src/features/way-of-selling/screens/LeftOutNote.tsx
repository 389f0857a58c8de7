/** What a stroke could not take over, cell by cell with the reason: foreign text, a figure off the scale, what fell beyond the edge. */
import { Plural, useLingui } from '@lingui/react/macro';
import { CloseButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { LeftOut } from '../matrix-strokes.ts';
import classes from './matrix.module.css';
import type { Drawn } from './matrix-lines.ts';

const most = 6;

export interface LeftOutNoteProps {
  readonly leftOut: readonly LeftOut[];
  readonly drawn: Drawn;
  readonly onClose: () => void;
}

export function LeftOutNote({ leftOut, drawn, onClose }: LeftOutNoteProps): ReactElement | null {
  const { t, i18n } = useLingui();
  if (leftOut.length === 0) return null;
  const say = ({ row, column, text, reason }: LeftOut): string => {
    const [line, at] = [drawn.lines[drawn.lineOfRow[row] ?? -1], drawn.columns[column]];
    const names = [line?.kind === 'capability' ? line.capability.name : {}, at?.role.name ?? {}, at?.level.name ?? {}];
    const place = names
      .map((words) => inLanguage(words, i18n.locale))
      .filter(Boolean)
      .join(' · ');
    switch (reason) {
      case 'not-a-number':
        return t`${place}: “${text}” is not a number`;
      case 'proficiency-outside-scale':
        return t`${place}: “${text}” is not on the scale`;
      case 'weight-outside-range':
        return t`${place}: “${text}” is no weight; weights are 1 to 5`;
      case 'nothing-required':
        return t`${place}: nothing is required there, so nothing weighs`;
      case 'outside-matrix':
        return t`“${text}” falls beyond the edge of the matrix`;
    }
  };
  const more = leftOut.length - most;
  return (
    <div role="alert" className={classes['note']}>
      <div className={classes['grow']}>
        <Plural value={leftOut.length} one="One cell was left as it is:" other="# cells were left as they are:" />
        <ul>
          {leftOut.slice(0, most).map((one) => (
            <li key={`${one.row}/${one.column}`}>{say(one)}</li>
          ))}
          {more > 0 && <li>{t`and ${more} more`}</li>}
        </ul>
      </div>
      <CloseButton aria-label={t`Close`} onClick={onClose} />
    </div>
  );
}
