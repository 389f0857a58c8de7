/** Where the gaps are: markets against groups of capabilities, the share of assessed people below. The full map is one click away. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { toneOfShare, type HeatCell, type HeatLine } from '../../../web/kit/heat-cell.ts';
import { HeatKey } from '../../../web/kit/HeatKey.tsx';
import { HeatMap } from '../../../web/kit/HeatMap.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import type { AcademyTold } from './told.ts';
import { useMarketName } from './use-market-name.ts';
import classes from './first.module.css';

type Gaps = AcademyTold['gaps'];

const mostRows = 12;

export function MarketGaps({ gaps }: { readonly gaps: Gaps }): ReactElement {
  const { t } = useLingui();
  const navigate = useNavigate();
  const map = useMap(gaps);
  const go = (): void => void navigate({ to: '/academy/gaps', search: { by: 'market' } });
  return (
    <section className={classes['section']}>
      <div className={classes['head']}>
        <h2 className={classes['heading']}>{t`Where the gaps are`}</h2>
        <TextLink to="/academy/gaps" search={{ by: 'market' }} size="sm">{t`The whole map`}</TextLink>
      </div>
      <div className={classes['map']}>
        <HeatMap title={t`Share of people below, by market and capability`} {...map} onOpen={go} />
      </div>
      <HeatKey
        tones={['met', 'small', 'middle', 'large', 'unknown']}
        words={{
          met: t`less than 10 % below`,
          small: t`10 to 30 %`,
          middle: t`30 to 60 %`,
          large: t`60 % and more`,
          unknown: t`nobody assessed`,
        }}
      />
      <p
        className={classes['note']}
      >{t`In each field: of the people assessed there, the share who show less than their next level asks for. Hatched: fewer than half are assessed.`}</p>
    </section>
  );
}

interface Sum {
  readonly people: number;
  readonly proven: number;
  readonly below: number;
}

/** As many columns as a phone, or a desk, shows without scrolling sideways. */
const [onPhone, onDesk] = [4, 16];

function useMap(gaps: Gaps) {
  const { t, i18n } = useLingui();
  const language = i18n.locale;
  const format = useFormat();
  const marketName = useMarketName();
  const narrow = useMediaQuery('(width < 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  return useMemo(() => {
    const sums = new Map<string, Sum>();
    const rows = gaps.rows.filter(({ cells }) => cells.length > 0).slice(0, mostRows);
    for (const row of rows) {
      for (let at = 0; at + 4 < row.cells.length; at += 5) {
        const [position = 0, people = 0, proven = 0, below = 0] = row.cells.slice(at, at + 5);
        sums.set(`${keyOf(row)} ${gaps.capabilities[position]?.capabilityId ?? ''}`, { people, proven, below });
      }
    }
    const columns: HeatLine[] = gaps.capabilities
      .slice(0, narrow ? onPhone : onDesk)
      .map(({ capabilityId, name }) => ({ key: capabilityId, label: inLanguage(name, language) }));
    const none: HeatCell = { tone: 'none', text: '', says: t`not asked for`, value: null };
    return {
      corner: t`Market`,
      rows: rows.map((row): HeatLine => ({
        key: keyOf(row),
        label: marketName(row),
        note: t`${plural(row.people, { one: '# person', other: '# people' })}`,
      })),
      columns,
      cellAt: (row: HeatLine, column: HeatLine): HeatCell => {
        const sum = sums.get(`${row.key} ${column.key}`);
        if (!sum) return none;
        const { people, proven, below } = sum;
        const share = proven > 0 ? below / proven : 0;
        const tone = proven > 0 ? toneOfShare(share) : 'unknown';
        return {
          tone,
          text: proven === 0 ? '?' : below === 0 ? '✓' : format.share(share).replace(/\s?%/, ''),
          says: t`${below} of ${proven} assessed people below, of ${people} asked`,
          unsure: proven > 0 && proven * 2 < people,
          value: proven > 0 ? Math.round(share * 100) / 100 : null,
        };
      },
    };
  }, [gaps, narrow, language, format, marketName, t]);
}

const keyOf = ({ id, here }: Gaps['rows'][number]): string => `${id ?? ''}${here ? ' here' : ''}`;
