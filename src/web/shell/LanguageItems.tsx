/** Choosing the language, inside a panel. */
import { useLingui } from '@lingui/react/macro';
import { useId, type ReactElement } from 'react';
import { languages } from '../languages.ts';
import classes from './menu.module.css';

export function LanguageItems({ onChoose }: { readonly onChoose: (language: string) => void }): ReactElement {
  const { t, i18n } = useLingui();
  const name = useId();
  return (
    <fieldset className={classes['group']}>
      <legend className={classes['legend']}>{t`Language`}</legend>
      {languages.map((language) => (
        <label key={language.tag} className={classes['item']} lang={language.tag}>
          <input
            type="radio"
            name={name}
            checked={i18n.locale === language.tag}
            onChange={() => onChoose(language.tag)}
          />
          {language.name}
        </label>
      ))}
    </fieldset>
  );
}
