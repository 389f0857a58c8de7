/**
 * What a heat map says in one cell, and how it looks. The tone never speaks alone: every cell has its figure, and what is
 * uncertain is hatched.
 */
export type Tone = 'ahead' | 'met' | 'small' | 'middle' | 'large' | 'unknown' | 'none';

export interface HeatCell {
  readonly tone: Tone;
  /** the figure shown: `−1`, `✓`, `?` */
  readonly text: string;
  /** the whole sentence for those who listen, without row and column */
  readonly says: string;
  /** drawn hatched */
  readonly unsure?: boolean;
  /** in a file, instead of the text */
  readonly value?: string | number | null;
}

/** The tone of a share of people who fall short: the same share looks the same on every map. */
export function toneOfShare(share: number): Tone {
  if (share < 0.1) return 'met';
  if (share < 0.3) return 'small';
  return share < 0.6 ? 'middle' : 'large';
}

export interface HeatLine {
  readonly key: string;
  readonly label: string;
  /** under the label of a row; before that of a column: the group */
  readonly note?: string;
}

/** Colours of a picture outside the page, light ground. Those on the page stand in heat-map.module.css. */
export const inkOf: Record<Tone, { readonly ground: string; readonly ink: string }> = {
  ahead: { ground: '#d9ecf0', ink: '#0b586a' },
  met: { ground: '#eef4ee', ink: '#2b6a3f' },
  small: { ground: '#f9e0d3', ink: '#7f3518' },
  middle: { ground: '#eeb595', ink: '#4f200d' },
  large: { ground: '#b95329', ink: '#ffffff' },
  unknown: { ground: '#ffffff', ink: '#5f5a53' },
  none: { ground: '#ffffff', ink: '#5f5a53' },
};
