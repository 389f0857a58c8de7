/** A picture to press, as wide as a thumb, in the bar above what fills the window. It stands in exported players too, so it is bare. */
import type { ComponentProps, ReactElement } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import classes from './tool-button.module.css';

export interface ToolButtonProps extends Pick<
  ComponentProps<'button'>,
  'onClick' | 'aria-pressed' | 'aria-expanded' | 'aria-controls'
> {
  readonly icon: IconName;
  readonly label: string;
}

export function ToolButton({ icon, label, ...rest }: ToolButtonProps): ReactElement {
  return (
    <button type="button" className={classes['tool']} aria-label={label} {...rest}>
      <Icon name={icon} size={22} />
    </button>
  );
}
