/** Where notes appear. The region is there from the start, because a screen reader only hears changes to what it knows. */
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { useEffect, useState, useSyncExternalStore, type ReactElement } from 'react';
import { currentToasts, dismissToast, onToasts, toast, type Toast } from '../toasts.ts';
import { Icon } from './Icon.tsx';
import classes from './toasts.module.css';

export function Toasts(): ReactElement {
  const toasts = useSyncExternalStore(onToasts, currentToasts);
  const { t } = useLingui();
  return (
    <div role="region" aria-live="polite" aria-label={t`Notes`} className={`${classes['region']} not-printed`}>
      {toasts.map((one) => (
        <OneToast key={one.id} toast={one} />
      ))}
    </div>
  );
}

function OneToast({ toast: { id, text, undo, tone } }: { readonly toast: Toast }): ReactElement {
  const { t } = useLingui();
  const [rests, setRests] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (rests || busy) return;
    const timer = setTimeout(() => dismissToast(id), undo ? 12_000 : 5_000);
    return () => clearTimeout(timer);
  }, [id, undo, rests, busy]);
  const goBack = async (): Promise<void> => {
    setBusy(true);
    try {
      await undo?.();
    } catch {
      toast(t`That could not be undone. Nothing was changed.`, { tone: 'problem' });
    }
    dismissToast(id);
  };
  return (
    <div
      className={classes['toast']}
      data-tone={tone}
      onPointerEnter={() => setRests(true)}
      onPointerLeave={() => setRests(false)}
      onFocus={() => setRests(true)}
      onBlur={() => setRests(false)}
    >
      {tone === 'problem' && <Icon name="warning" size={18} />}
      <span className={classes['text']}>{text}</span>
      {undo && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          loading={busy}
          onClick={() => void goBack()}
          className={classes['undo']}
        >
          {t`Undo`}
        </Button>
      )}
      <ActionIcon
        variant="transparent"
        size="sm"
        aria-label={t`Close`}
        onClick={() => dismissToast(id)}
        className={classes['close']}
      >
        <Icon name="cross" size={16} />
      </ActionIcon>
    </div>
  );
}
