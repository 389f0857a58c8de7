/** Cards whose content was made elsewhere: a package, a link, a document. Their minutes nobody can count, so one says them. */
import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { Suspense, useContext, type ReactElement } from 'react';
import type { DocumentCard, LinkCard, PackageCard } from '../module-content.ts';
import { EditorPieces } from './editor-pieces.ts';
import type { FormProps } from './form-props.ts';
import { Texts } from './Texts.tsx';

export function PackageForm({ card, languages, onChange }: FormProps<PackageCard>): ReactElement {
  const { PackagePick } = useContext(EditorPieces);
  return (
    <>
      {PackagePick && (
        <Suspense>
          <PackagePick
            packageId={card.packageId}
            unitId={card.unitId}
            onPick={({ packageId, unitId, title }) => {
              const named = Object.keys(card.title).length > 0;
              const told = Object.fromEntries(languages.map((language) => [language, titleIn(title, language)]));
              onChange({ ...card, packageId, unitId, ...(named ? {} : { title: told }) });
            }}
          />
        </Suspense>
      )}
      <Minutes card={card} languages={languages} onChange={onChange} />
    </>
  );
}

/** Its maker's words, in the language one writes in where there are any. */
function titleIn(title: { readonly [language: string]: string }, language: string): string {
  const near = Object.entries(title).find(([tag]) => tag.split('-')[0] === language.split('-')[0]);
  return near?.[1] ?? Object.values(title)[0] ?? '';
}

export function LinkForm({ card, languages, onChange }: FormProps<LinkCard>): ReactElement {
  const { t } = useLingui();
  return (
    <>
      <TextInput
        label={t`Address`}
        type="url"
        placeholder="https://"
        value={card.url}
        onChange={(event) => onChange({ ...card, url: event.currentTarget.value.trim() })}
      />
      <LookFor card={card} languages={languages} onChange={onChange} />
      <Minutes card={card} languages={languages} onChange={onChange} />
    </>
  );
}

export function LookFor<One extends LinkCard | DocumentCard>({
  card,
  languages,
  onChange,
}: FormProps<One>): ReactElement {
  const { t } = useLingui();
  return (
    <Texts
      label={t`What to look for`}
      rows={3}
      value={card.text}
      languages={languages}
      onChange={(text) => onChange({ ...card, text })}
    />
  );
}

export function Minutes<One extends PackageCard | LinkCard | DocumentCard>({
  card,
  onChange,
}: FormProps<One>): ReactElement {
  const { t } = useLingui();
  return (
    <TextInput
      label={t`Minutes it takes`}
      type="number"
      min={1}
      max={600}
      value={card.minutes}
      onChange={(event) => {
        const minutes = Number(event.currentTarget.value);
        if (minutes > 0 && minutes <= 600) onChange({ ...card, minutes });
      }}
    />
  );
}
