/**
 * What narrows a list, kept in the address: the way back, a reload and a link that was sent show the same. What narrows nothing is left
 * out of it, and what stands there of anything else is left alone.
 */
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';

type Texts = { readonly [key: string]: string };

/** @param nothing each thing that narrows, and what it is when it does not */
export function useNarrowing<T extends Texts>(nothing: T): readonly [T, (part: Partial<T>) => void] {
  const navigate = useNavigate();
  const { history } = useRouter();
  const [here] = useState(() => history.location.pathname);
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const narrowing = useMemo(() => readNarrowing(search, nothing), [search, nothing]);
  const change = useCallback(
    (part: Partial<T>) => {
      // what is typed comes a moment later, when one may be on the way to another page
      if (history.location.pathname !== here) return;
      void navigate({
        to: '.',
        search: (before: Readonly<Record<string, unknown>>) => withNarrowing(before, part, nothing),
        // narrowing is no step to go back over
        replace: true,
        resetScroll: false,
      });
    },
    [navigate, nothing, history, here],
  );
  return [narrowing, change];
}

export function readNarrowing<T extends Texts>(search: Readonly<Record<string, unknown>>, nothing: T): T {
  const said = Object.keys(nothing).flatMap((key) => {
    const value = search[key];
    // the router reads 5 as a number
    return typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : [];
  });
  return { ...nothing, ...Object.fromEntries(said) };
}

export function withNarrowing<T extends Texts>(
  search: Readonly<Record<string, unknown>>,
  part: Partial<T>,
  nothing: T,
): Record<string, unknown> {
  const next = Object.entries({ ...search, ...part }).filter(([key, value]) => value !== nothing[key]);
  return Object.fromEntries(next.map(([key, value]) => [key, isPlainNumber(value) ? Number(value) : value]));
}

/** What the router would else put into quotation marks. */
function isPlainNumber(value: unknown): boolean {
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value);
}
