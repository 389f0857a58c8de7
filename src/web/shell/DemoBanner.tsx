/** In a demo academy: whose place the visitor takes, and one click to take another's. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import classes from './shell.module.css';

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  /** what they do, in the reader's language: `Manager` */
  readonly part: string;
}

const partAndName = (person: DemoPerson): string => `${person.part} · ${person.name}`;

export interface DemoBannerProps {
  readonly people: readonly DemoPerson[];
  readonly current: string | undefined;
  readonly onBecome: (personId: string) => void;
  /** at the end of the line: the way to an academy of one's own */
  readonly beside?: ReactNode;
}

export function DemoBanner({ people, current, onBecome, beside }: DemoBannerProps): ReactElement {
  const { t } = useLingui();
  const isOneOfThem = people.some((person) => person.id === current);
  return (
    <aside aria-label={t`Demo academy`} className={classes['demo']}>
      <span className={classes['demoWords']}>{t`Demo academy: look around as`}</span>
      <div role="group" aria-label={t`Look around as`} className={classes['demoPeople']}>
        {people.map((person) => (
          <button
            key={person.id}
            type="button"
            className={classes['demoPerson']}
            aria-pressed={person.id === current}
            onClick={() => onBecome(person.id)}
            title={person.name}
          >
            {person.part}
          </button>
        ))}
      </div>
      <select
        className={classes['demoSelect']}
        aria-label={t`Look around as`}
        value={isOneOfThem ? current : ''}
        onChange={(event) => onBecome(event.currentTarget.value)}
      >
        {!isOneOfThem && <option value="">–</option>}
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {t`Demo: ${partAndName(person)}`}
          </option>
        ))}
      </select>
      {beside && <span className={classes['demoTake']}>{beside}</span>}
    </aside>
  );
}
