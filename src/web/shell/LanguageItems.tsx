/** Choosing the language, inside a menu. */
import { useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { languages } from '../languages.ts';

export function LanguageItems({ onChoose }: { readonly onChoose: (language: string) => void }): ReactElement {
  const { t, i18n } = useLingui();
  return (
    <>
      <Menu.Label>{t`Language`}</Menu.Label>
      {languages.map(({ tag, name }) => (
        <Menu.RadioItem key={tag} value={tag} checked={i18n.locale === tag} onChange={() => onChoose(tag)} lang={tag}>
          {name}
        </Menu.RadioItem>
      ))}
    </>
  );
}
