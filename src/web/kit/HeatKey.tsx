/** What the colours of a heat map mean, in words, beside it. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { Tone } from './heat-cell.ts';
import classes from './heat-key.module.css';
import cells from './heat-map.module.css';

export interface HeatKeyProps {
  /** other words than those for gaps */
  readonly words?: Partial<Record<Tone, string>>;
  readonly tones?: readonly Tone[];
}

const usual: readonly Tone[] = ['ahead', 'met', 'small', 'middle', 'large', 'unknown'];

export function HeatKey({ words, tones = usual }: HeatKeyProps): ReactElement {
  const { t } = useLingui();
  const ours: Record<Tone, string> = {
    ahead: t`Ahead`,
    met: t`Met`,
    small: t`Small gap`,
    middle: t`Gap`,
    large: t`Large gap`,
    unknown: t`Nothing known`,
    none: t`Not required`,
  };
  return (
    <ul className={classes['key']} aria-label={t`Key`}>
      {tones.map((tone) => (
        <li key={tone}>
          <span className={`${cells['cell']} ${classes['sample']}`} data-tone={tone} />
          {words?.[tone] ?? ours[tone]}
        </li>
      ))}
      <li>
        <span className={`${cells['cell']} ${classes['sample']}`} data-tone="small" data-unsure="true" />
        {t`Unsure`}
      </li>
    </ul>
  );
}
