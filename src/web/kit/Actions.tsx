/** A few further things that can be done, behind one button. The light way to a menu: it brings no positioning library along. */
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import classes from './actions.module.css';
import { Panel } from './Panel.tsx';

export interface Action {
  readonly key: string;
  readonly label: string;
  readonly icon?: IconName;
  /** either something to do, or somewhere to fetch a file from */
  readonly onChoose?: () => void;
  readonly file?: string;
  readonly disabled?: boolean;
}

export interface ActionsProps {
  /** names the button where `button` shows no word */
  readonly label: string;
  /** three dots unless told */
  readonly button?: ReactNode;
  readonly actions: readonly Action[];
  readonly width?: number;
}

export function Actions({ label, button, actions, width = 220 }: ActionsProps): ReactElement {
  return (
    <Panel
      label={label}
      place="end"
      width={width}
      buttonLabel={button === undefined ? label : undefined}
      buttonClass={`${classes['button'] ?? ''} ${button === undefined ? (classes['dots'] ?? '') : ''} not-printed`}
      button={button ?? <Icon name="more" />}
    >
      {(close) => (
        <ul className={classes['lines']}>
          {actions.map(({ key, label: words, icon, onChoose, file, disabled }) => (
            <li key={key}>
              {file === undefined ? (
                <button
                  type="button"
                  className={classes['line']}
                  disabled={disabled}
                  onClick={() => {
                    close();
                    onChoose?.();
                  }}
                >
                  {icon && <Icon name={icon} size={18} />}
                  {words}
                </button>
              ) : (
                <a className={classes['line']} href={file} download onClick={close}>
                  {icon && <Icon name={icon} size={18} />}
                  {words}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
