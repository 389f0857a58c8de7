/**
 * One decision in front of the page: the browser's own dialog. Escape, the cross and a tap beside it close it; the focus stays
 * inside and goes back afterwards; lists that open inside it open on top of it. Closed, its content does not exist.
 */
import { useLingui } from '@lingui/react/macro';
import { MantineThemeProvider, mergeThemeOverrides, useMantineTheme } from '@mantine/core';
import { useId, useLayoutEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import classes from './dialog.module.css';
import { Icon } from './Icon.tsx';

export interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  readonly size?: 'md' | 'lg' | 'xl';
}

export function Dialog({ opened, ...rest }: DialogProps): ReactElement | null {
  return opened ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ onClose, title, children, size = 'md' }: Omit<DialogProps, 'opened'>): ReactElement {
  const { t } = useLingui();
  const id = useId();
  const [dialog, setDialog] = useState<HTMLDialogElement | null>(null);
  const theme = useMantineTheme();
  const inside = useMemo(
    () => mergeThemeOverrides(theme, { components: { Portal: { defaultProps: { target: dialog ?? undefined } } } }),
    [theme, dialog],
  );
  // layout, not passive: the way back must be taken before the dialog leaves the page
  useLayoutEffect(() => {
    if (!dialog) return;
    const before = document.activeElement;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    const { overflow } = document.documentElement.style;
    document.documentElement.style.overflow = 'hidden';
    return () => {
      document.documentElement.style.overflow = overflow;
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [dialog]);
  return (
    <dialog
      ref={setDialog}
      aria-labelledby={id}
      data-size={size}
      className={classes['dialog']}
      onCancel={(event) => {
        // the one above decides; else the dialog would be shut and still there
        event.preventDefault();
        if (event.target === event.currentTarget) onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget && isBeside(event, event.currentTarget)) onClose();
      }}
    >
      <div className={classes['sheet']}>
        <header className={classes['head']}>
          <h2 id={id} className={classes['title']}>
            {title}
          </h2>
          <button type="button" className={classes['close']} aria-label={t`Close`} onClick={onClose}>
            <Icon name="cross" size={18} />
          </button>
        </header>
        {dialog && <MantineThemeProvider theme={inside}>{children}</MantineThemeProvider>}
      </div>
    </dialog>
  );
}

/** On the ground around the dialog; its scroll bar is not beside it. */
function isBeside(at: { readonly clientX: number; readonly clientY: number }, dialog: HTMLElement): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return at.clientX < left || at.clientX > right || at.clientY < top || at.clientY > bottom;
}
