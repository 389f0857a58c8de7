/** Beside one part of an answer, once it is checked: right or not, in a word too. */
import type { ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import classes from './question.module.css';

export function PartMark({ right, words }: { readonly right: boolean; readonly words: string }): ReactElement {
  return (
    <span className={classes['mark']} data-right={right}>
      <Icon name={right ? 'check' : 'cross'} size={18} />
      <span>{words}</span>
    </span>
  );
}
