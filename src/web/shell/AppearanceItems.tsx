/** Choosing light or dark, inside a panel. */
import { useLingui } from '@lingui/react/macro';
import { useMantineColorScheme } from '@mantine/core';
import { useId, type ReactElement } from 'react';
import classes from './menu.module.css';

export function AppearanceItems(): ReactElement {
  const { t } = useLingui();
  const name = useId();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choices = [
    ['auto', t`As on this device`],
    ['light', t`Light`],
    ['dark', t`Dark`],
  ] as const;
  return (
    <fieldset className={classes['group']}>
      <legend className={classes['legend']}>{t`Appearance`}</legend>
      {choices.map(([scheme, label]) => (
        <label key={scheme} className={classes['item']}>
          <input type="radio" name={name} checked={colorScheme === scheme} onChange={() => setColorScheme(scheme)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
