/** A form that survives a closed tab: kept in this browser under the person's own key until it is sent or given up. */
import { useState } from 'react';
import { usePerson } from '../../../web/me.ts';

export function useKeptDraft<Draft>(
  name: string,
  initial: () => Draft,
): readonly [Draft, (draft: Draft) => void, () => void] {
  const me = usePerson();
  const key = `sellwright.draft.${me.id}.${name}`;
  const [draft, setDraft] = useState<Draft>(() => read<Draft>(key) ?? initial());
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
  return [draft, keep, forget];
}

function read<Draft>(key: string): Draft | null {
  try {
    const text = localStorage.getItem(key);
    return text ? (JSON.parse(text) as Draft) : null;
  } catch {
    return null;
  }
}
