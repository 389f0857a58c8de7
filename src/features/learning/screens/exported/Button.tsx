/** The button of the academy's design, as far as the exported player needs it. */
import type { ButtonHTMLAttributes, ReactElement } from 'react';
import classes from './controls.module.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly variant?: 'filled' | 'default' | 'subtle';
  readonly size?: 'sm' | 'lg';
}

export function Button({ variant = 'filled', size, className = '', ...rest }: ButtonProps): ReactElement {
  return (
    <button
      type="button"
      className={`${classes['button']} ${className}`}
      data-variant={variant}
      data-size={size}
      {...rest}
    />
  );
}
