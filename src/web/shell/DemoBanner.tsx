/** In a demo academy: whose place the visitor takes, and one click to take another's. */
import { useLingui } from '@lingui/react/macro';
import { NativeSelect, UnstyledButton } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import classes from './shell.module.css';

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  /** what they do, in the reader's language: `Manager` */
  readonly part: string;
}

export interface DemoBannerProps {
  readonly people: readonly DemoPerson[];
  readonly current: string | undefined;
  readonly onBecome: (personId: string) => void;
  /** at the end of the line: the way to an academy of one's own */
  readonly beside?: ReactNode;
}

export function DemoBanner({ people, current, onBecome, beside }: DemoBannerProps): ReactElement {
  const { t } = useLingui();
  return (
    <aside aria-label={t`Demo academy`} className={classes['demo']}>
      <span>{t`Demo academy: look around as`}</span>
      <div role="group" aria-label={t`Look around as`} className={classes['demoPeople']}>
        {people.map((person) => (
          <UnstyledButton
            key={person.id}
            className={classes['demoPerson']}
            aria-pressed={person.id === current}
            onClick={() => onBecome(person.id)}
            title={person.name}
          >
            {person.part}
          </UnstyledButton>
        ))}
      </div>
      <NativeSelect
        className={classes['demoSelect']}
        size="xs"
        aria-label={t`Look around as`}
        value={people.some((person) => person.id === current) ? current : ''}
        onChange={(event) => onBecome(event.currentTarget.value)}
        data={[
          ...(people.some((person) => person.id === current) ? [] : [{ value: '', label: '–' }]),
          ...people.map((person) => ({ value: person.id, label: `${person.part} · ${person.name}` })),
        ]}
      />
      {beside && <span className={classes['demoTake']}>{beside}</span>}
    </aside>
  );
}
