/** A form that survives a closed tab: kept in this browser under the person's own key until it is sent or given up. */
import { useState } from 'react';
import { usePerson } from './me.ts';

/** @returns the draft, keeping another one, forgetting it, and whether one had been kept when the form opened */
export function useKeptDraft<Draft>(
  name: string,
  initial: () => Draft,
): readonly [draft: Draft, keep: (draft: Draft) => void, forget: () => void, found: boolean] {
  const me = usePerson();
  const key = `sellwright.draft.${me.id}.${name}`;
  const [found] = useState(() => read<Draft>(key));
  const [draft, setDraft] = useState<Draft>(() => found ?? initial());
  const keep = (next: Draft): void => {
    setDraft(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // a browser without room still shows what is typed
    }
  };
  const forget = (): void => {
    try {
      localStorage.removeItem(key);
    } catch {
      // nothing was kept
    }
  };
  return [draft, keep, forget, found !== null];
}

function read<Draft>(key: string): Draft | null {
  try {
    const text = localStorage.getItem(key);
    return text ? (JSON.parse(text) as Draft) : null;
  } catch {
    return null;
  }
}
