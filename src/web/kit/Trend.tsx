/** A small line for a movement: no axes, the last point marked. The figures are said in words. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useFormat } from '../format.ts';

export interface TrendProps {
  readonly label: string;
  /** oldest first */
  readonly values: readonly number[];
  readonly width?: number;
  readonly height?: number;
}

export function Trend({ label, values, width = 72, height = 20 }: TrendProps): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const first = values[0];
  const last = values.at(-1);
  if (first === undefined || last === undefined || values.length < 2) return null;
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const x = (at: number): number => 3 + (at * (width - 6)) / (values.length - 1);
  const y = (value: number): number => height - 3 - ((value - low) * (height - 6)) / span;
  const from = format.number(first);
  const to = format.number(last);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t`${label}: from ${from} to ${to}`}
    >
      <polyline
        points={values.map((value, at) => `${x(at)},${y(value)}`).join(' ')}
        fill="none"
        stroke="var(--mantine-color-dimmed)"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <circle cx={x(values.length - 1)} cy={y(last)} r="2.5" fill="var(--sw-accent)" />
    </svg>
  );
}
