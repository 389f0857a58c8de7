/** What narrows the menu. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { FilterChoice } from '../../../web/kit/FilterChoice.tsx';
import { usePerson } from '../../../web/me.ts';
import { activityKinds, deliveries, placesItFits } from '../activity.ts';
import { useActivityWords } from './use-activity-words.ts';
import type { Library } from './use-library.ts';

export const noFilter = {
  search: '',
  group: '',
  capability: '',
  kind: '',
  delivery: '',
  minutes: '',
  language: '',
  fits: '',
  state: '',
};
export type MenuFilter = typeof noFilter;

export interface MenuChoicesProps {
  readonly library: Library;
  readonly filter: MenuFilter;
  /** the reader may see drafts */
  readonly drafts: boolean;
  readonly onChange: (part: Partial<MenuFilter>) => void;
}

export function MenuChoices({ library, filter, drafts, onChange }: MenuChoicesProps): ReactElement {
  const { t } = useLingui();
  const { kindName, languageName } = useActivityWords();
  const { languages } = usePerson().academy;
  // a module is told by its delivery
  const whats = [
    ...deliveries.map((delivery) => ({ value: `module/${delivery}`, label: kindName({ kind: 'module', delivery }) })),
    ...activityKinds.flatMap((kind) =>
      kind === 'module' ? [] : [{ value: `${kind}/`, label: kindName({ kind, delivery: null }) }],
    ),
  ];
  const capabilities = library.capabilities.filter(({ groupKey }) => !filter.group || groupKey === filter.group);
  return (
    <>
      <FilterChoice
        label={t`Group`}
        all={t`All groups`}
        value={filter.group}
        choices={library.groups.map(({ key, name }) => ({ value: key, label: name }))}
        onChange={(group) => onChange({ group, capability: '' })}
      />
      <FilterChoice
        label={t`Capability`}
        all={t`All capabilities`}
        value={filter.capability}
        choices={capabilities.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(capability) => onChange({ capability })}
      />
      <FilterChoice
        label={t`Kind`}
        all={t`Every kind`}
        value={filter.kind ? `${filter.kind}/${filter.delivery}` : ''}
        choices={whats}
        onChange={(what) => {
          const [kind = '', delivery = ''] = what.split('/');
          onChange({ kind, delivery });
        }}
      />
      <FilterChoice
        label={t`Minutes`}
        all={t`Any length`}
        value={filter.minutes}
        choices={[5, 10, 15, 30, 60].map((most) => ({ value: String(most), label: t`At most ${most} min` }))}
        onChange={(minutes) => onChange({ minutes })}
      />
      <FitChoice value={filter.fits} onChange={(fits) => onChange({ fits })} />
      {languages.length > 1 && (
        <FilterChoice
          label={t`Language`}
          all={t`Every language`}
          value={filter.language}
          choices={languages.map((value) => ({ value, label: languageName(value) }))}
          onChange={(language) => onChange({ language })}
        />
      )}
      {drafts && (
        <FilterChoice
          label={t`State`}
          all={t`Published`}
          value={filter.state}
          choices={[
            { value: 'draft', label: t`Being written` },
            { value: 'retired', label: t`Off the menu` },
          ]}
          onChange={(state) => onChange({ state })}
        />
      )}
    </>
  );
}

function FitChoice({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const { t } = useLingui();
  const { fitName } = useActivityWords();
  return (
    <FilterChoice
      label={t`Fits`}
      all={t`Before, during, after`}
      value={value}
      choices={placesItFits.map((fit) => ({ value: fit, label: fitName(fit) }))}
      onChange={onChange}
    />
  );
}
