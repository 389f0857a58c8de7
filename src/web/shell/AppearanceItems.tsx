/** Choosing light or dark, inside a menu. */
import { useLingui } from '@lingui/react/macro';
import { Menu, useMantineColorScheme } from '@mantine/core';
import type { ReactElement } from 'react';

export function AppearanceItems(): ReactElement {
  const { t } = useLingui();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choices = [
    ['auto', t`As on this device`],
    ['light', t`Light`],
    ['dark', t`Dark`],
  ] as const;
  return (
    <>
      <Menu.Label>{t`Appearance`}</Menu.Label>
      {choices.map(([scheme, label]) => (
        <Menu.RadioItem key={scheme} value={scheme} checked={colorScheme === scheme} onChange={() => setColorScheme(scheme)}>
          {label}
        </Menu.RadioItem>
      ))}
    </>
  );
}
