/** A line to write in, with its label and a word about it. */
import { useId, type InputHTMLAttributes, type ReactElement } from 'react';
import classes from './controls.module.css';

export interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'size'> {
  readonly label: string;
  readonly description?: string;
  readonly size?: 'lg';
  /** pixels above it */
  readonly mt?: number;
}

export function TextInput({ label, description, size: _, mt = 0, ...rest }: TextInputProps): ReactElement {
  const id = useId();
  const described = [description ? `${id}-about` : '', rest['aria-describedby'] ?? ''].filter(Boolean).join(' ');
  return (
    <div className={classes['field']} style={{ marginBlockStart: mt }}>
      <label htmlFor={id}>{label}</label>
      {description && <p id={`${id}-about`}>{description}</p>}
      <input {...rest} id={id} type="text" aria-describedby={described} />
    </div>
  );
}
