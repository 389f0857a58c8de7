/** Where the gaps are: markets against groups of capabilities, the share of assessed people below. The full map is one click away. */
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import type { HeatCell, HeatLine, Tone } from '../../../web/kit/heat-cell.ts';
import { HeatKey } from '../../../web/kit/HeatKey.tsx';
import { HeatMap } from '../../../web/kit/HeatMap.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import type { AcademyTold } from './told.ts';
import classes from './first.module.css';

type Gaps = AcademyTold['gaps'];

const mostRows = 12;

export function MarketGaps({ gaps }: { readonly gaps: Gaps }): ReactElement {
  const { t } = useLingui();
  const navigate = useNavigate();
  const map = useMap(gaps);
  const go = (): void => void navigate({ to: '/academy/gaps' });
  return (
    <section className={classes['section']}>
      <div className={classes['head']}>
        <h2 className={classes['heading']}>{t`Where the gaps are`}</h2>
        <TextLink to="/academy/gaps" size="sm">{t`The whole map`}</TextLink>
      </div>
      <HeatMap title={t`Share of people below, by market and capability`} {...map} onOpen={go} />
      <HeatKey tones={['met', 'small', 'middle', 'large', 'unknown']} words={{ met: t`nobody below`, small: t`under a quarter`, middle: t`under half`, large: t`half and more`, unknown: t`nobody assessed` }} />
      <p className={classes['note']}>{t`In each field: of the people assessed there, the share who show less than their next level asks for. Hatched: fewer than half are assessed.`}</p>
    </section>
  );
}

interface Sum {
  readonly people: number;
  readonly proven: number;
  readonly below: number;
}

function toneOf({ proven, below }: Sum): Tone {
  if (proven === 0) return 'unknown';
  if (below === 0) return 'met';
  return below / proven < 0.25 ? 'small' : below / proven < 0.5 ? 'middle' : 'large';
}

function useMap(gaps: Gaps) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const narrow = useMediaQuery('(width < 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  return useMemo(() => {
    const sums = new Map<string, Sum>();
    const needs = new Map<number, number>();
    const rows = gaps.rows.filter(({ cells }) => cells.length > 0).slice(0, mostRows);
    for (const row of rows) {
      for (let at = 0; at + 4 < row.cells.length; at += 5) {
        const [position = 0, people = 0, proven = 0, below = 0, missing = 0] = row.cells.slice(at, at + 5);
        sums.set(`${row.id ?? ''} ${gaps.capabilities[position]?.capabilityId ?? ''}`, { people, proven, below });
        needs.set(position, (needs.get(position) ?? 0) + missing);
      }
    }
    const largest = [...needs].sort((a, b) => b[1] - a[1]).slice(0, narrow ? 4 : 12).map(([position]) => position);
    const columns: HeatLine[] = gaps.capabilities.flatMap(({ capabilityId, name, group }, at) => (largest.includes(at) ? [{ key: capabilityId, label: inLanguage(name, i18n.locale), note: inLanguage(group, i18n.locale) }] : []));
    const called = (name: Gaps['rows'][number]['name']): string => (name === null ? t`No market` : typeof name === 'string' ? name : inLanguage(name, i18n.locale));
    const none: HeatCell = { tone: 'none', text: '', says: t`not asked for`, value: null };
    return {
      corner: t`Market`,
      rows: rows.map(({ id, name, people }): HeatLine => ({ key: id ?? '', label: called(name), note: t`${people} people` })),
      columns,
      cellAt: (row: HeatLine, column: HeatLine): HeatCell => {
        const sum = sums.get(`${row.key} ${column.key}`);
        if (!sum) return none;
        const { people, proven, below } = sum;
        const tone = toneOf(sum);
        const share = proven > 0 ? below / proven : 0;
        return {
          tone,
          text: tone === 'unknown' ? '?' : tone === 'met' ? '✓' : format.share(share).replace(/\s?%/, ''),
          says: t`${below} of ${proven} assessed people below, of ${people} asked`,
          unsure: proven > 0 && proven * 2 < people,
          value: proven > 0 ? Math.round(share * 100) / 100 : null,
        };
      },
    };
  }, [gaps, narrow, i18n.locale, format, t]);
}
