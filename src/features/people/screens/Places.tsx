/** A list of markets or of teams: add, rename, place, remove. What each of the two is called comes from who shows it. */
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { useChangeWords } from './change-words.ts';
import { EditPlace, type EditPlaceProps, type Place } from './EditPlace.tsx';
import type { PlaceSaving } from './use-place-saving.ts';
import classes from './organisation.module.css';

export interface PlaceShown extends Omit<Place, 'isNew'> {
  readonly depth: number;
  readonly beside?: string | undefined;
}

export interface PlacesProps extends Pick<EditPlaceProps, 'withinLabel'> {
  readonly heading: string;
  readonly add: string;
  readonly change: string;
  /** stands where there is none */
  readonly empty: ReactElement;
  readonly places: readonly PlaceShown[];
  readonly choicesFor: (id: string) => EditPlaceProps['choices'];
  readonly saving: PlaceSaving;
  readonly save: { readonly error: unknown; readonly isPending: boolean };
  readonly removalError: unknown;
  readonly onSave: (id: string, name: string, within: string | null) => void;
  readonly onRemove: (id: string) => void;
}

export function Places(props: PlacesProps): ReactElement {
  const { heading, add, change, withinLabel, empty, places, choicesFor, save, removalError, onSave, onRemove } = props;
  const { editing, edit } = props.saving;
  const reasons = useChangeWords();
  return (
    <section>
      <div className={classes['head']}>
        <Title order={2}>{heading}</Title>
        <Button variant="default" onClick={() => edit({ id: newId(), name: '', within: null, isNew: true })}>
          {add}
        </Button>
      </div>
      <Problem error={removalError} reasons={reasons} />
      {places.length === 0 && empty}
      <ul className={classes['list']}>
        {places.map(({ depth, beside, ...place }) => (
          <PlaceRow
            key={place.id}
            name={place.name}
            depth={depth}
            beside={beside}
            onEdit={() => edit({ ...place, isNew: false })}
            onRemove={() => onRemove(place.id)}
          />
        ))}
      </ul>
      {editing && (
        <EditPlace
          key={editing.id}
          place={editing}
          title={editing.isNew ? add : change}
          withinLabel={withinLabel}
          choices={choicesFor(editing.id)}
          error={save.error}
          busy={save.isPending}
          onClose={() => edit(null)}
          onSave={(name, within) => onSave(editing.id, name, within)}
        />
      )}
    </section>
  );
}

interface PlaceRowProps extends Pick<PlaceShown, 'name' | 'depth' | 'beside'> {
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function PlaceRow({ name, depth, beside, onEdit, onRemove }: PlaceRowProps): ReactElement {
  const { t } = useLingui();
  return (
    <li className={classes['row']} style={{ paddingInlineStart: depth * 20 }}>
      <span className={classes['name']}>
        {name} <span className={classes['beside']}>{beside}</span>
      </span>
      <span className={classes['buttons']}>
        <ActionIcon variant="subtle" color="gray" size={40} aria-label={t`Change ${name}`} onClick={onEdit}>
          <Icon name="edit" size={18} />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" size={40} aria-label={t`Remove ${name}`} onClick={onRemove}>
          <Icon name="remove" size={18} />
        </ActionIcon>
      </span>
    </li>
  );
}
