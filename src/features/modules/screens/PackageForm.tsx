/** A card that holds a package: which one, and how long it takes, which nobody can count. */
import { Suspense, useContext, type ReactElement } from 'react';
import type { PackageCard } from '../module-content.ts';
import { CardMinutes } from './CardMinutes.tsx';
import { EditorPieces } from './editor-pieces.ts';
import type { FormProps } from './form-props.ts';

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
      <CardMinutes card={card} languages={languages} onChange={onChange} />
    </>
  );
}

/** Its maker's words, in the language one writes in where there are any. */
function titleIn(title: { readonly [language: string]: string }, language: string): string {
  const near = Object.entries(title).find(([tag]) => tag.split('-')[0] === language.split('-')[0]);
  return near?.[1] ?? Object.values(title)[0] ?? '';
}
