/** One indicator in one language: saved when the field is left. What was sent last is what the next change is told against. */
import { Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { Words } from '../../../kernel/words.ts';

export interface IndicatorFieldProps {
  readonly label: string;
  readonly language: string;
  readonly words: Words;
  readonly onChange: (was: Words, now: Words) => void;
}

export function IndicatorField({ label, language, words, onChange }: IndicatorFieldProps): ReactElement {
  const [text, setText] = useState(words[language] ?? '');
  const sent = useRef(words);
  const told = JSON.stringify(words);
  useEffect(() => {
    // what comes from the server counts, unless something was typed over it
    const before = sent.current[language] ?? '';
    sent.current = JSON.parse(told) as Words;
    setText((typed) => (typed === before ? (sent.current[language] ?? '') : typed));
  }, [told, language]);
  const leave = (): void => {
    const was = sent.current;
    if (text === (was[language] ?? '')) return;
    const { [language]: _, ...others } = was;
    const now = text.trim() ? { ...others, [language]: text.trim() } : others;
    sent.current = now;
    setText(now[language] ?? '');
    onChange(was, now);
  };
  return (
    <Textarea
      aria-label={label}
      lang={language}
      autosize
      minRows={2}
      maxRows={8}
      size="sm"
      maxLength={2000}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}
