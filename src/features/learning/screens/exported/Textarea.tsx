/** A few lines to write in; grows with what is written where the browser can. */
import { useId, type ReactElement, type TextareaHTMLAttributes } from 'react';
import classes from './controls.module.css';

export interface TextareaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  readonly label: string;
  readonly description?: string;
  readonly autosize?: boolean;
  readonly minRows?: number;
  readonly maxRows?: number;
  /** pixels above it */
  readonly mt?: number;
}

export function Textarea(props: TextareaProps): ReactElement {
  const { label, description, autosize: _, minRows = 3, maxRows: __, mt = 0, ...rest } = props;
  const id = useId();
  return (
    <div className={classes['field']} style={{ marginBlockStart: mt }}>
      <label htmlFor={id}>{label}</label>
      {description && <p id={`${id}-about`}>{description}</p>}
      <textarea {...rest} id={id} rows={minRows} {...(description ? { 'aria-describedby': `${id}-about` } : {})} />
    </div>
  );
}
