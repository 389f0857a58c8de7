/** What somebody writes for themselves on a card: kept when they leave the field, the card or the page. */
import { useContext, useEffect, useState } from 'react';
import { noteLength } from '../step.ts';
import { WalkContext } from './walk.ts';

export interface Note {
  readonly text: string;
  readonly write: (text: string) => void;
  /** keeps what is written now */
  readonly keep: () => void;
}

/** @param kept whether the note counts; on a card of practice it always does */
export function useNote(card: string, kept = true): Note {
  const { state, act } = useContext(WalkContext);
  const [text, setText] = useState(state.notes.get(card) ?? '');
  const [saved, setSaved] = useState(text);
  const keep = (): void => {
    if (!kept || text === saved) return;
    setSaved(text);
    act({ kind: 'note', text, kept: true });
  };
  useEffect(() => {
    const onHide = (): void => {
      if (document.hidden) keep();
    };
    document.addEventListener('visibilitychange', onHide);
    return () => document.removeEventListener('visibilitychange', onHide);
  });
  return { text, write: (words) => setText(words.slice(0, noteLength)), keep };
}
