/** One capability that sales needs: how many are below, in which markets, and what it looks like at each proficiency. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Suspense, useId, useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { Why } from '../../../web/kit/Why.tsx';
import classes from './needs.module.css';
import type { FirstSlots } from './slots.ts';
import type { NeedsTold, NeedTold } from './told.ts';
import { useMarketName } from './use-market-name.ts';

export interface NeedProps extends Pick<FirstSlots, 'BeginFor'> {
  readonly need: NeedTold;
  readonly told: NeedsTold;
  /** the largest need: large, and opened */
  readonly first: boolean;
}

type Group = NonNullable<NeedTold['total']>;
/** so many are told as so many or more */
const mostOffersTold = 50;

export function Need({ need, told, first, BeginFor }: NeedProps): ReactElement {
  const { t, i18n } = useLingui();
  const [open, setOpen] = useState(first);
  const id = useId();
  const name = inLanguage(need.name, i18n.locale);
  const total = need.total ?? { people: 0, proven: 0, below: 0, missing: 0 };
  const { below, proven, people } = total;
  const number = told.version?.number ?? 0;
  return (
    <li className={classes['need']} data-first={first}>
      <div className={classes['figures']}>
        <div className={classes['needHead']}>
          <span className={classes['needWords']}>
            <span className={classes['group']}>{first ? t`Needed most` : inLanguage(need.group, i18n.locale)}</span>
            <h2 className={classes['needName']}>{name}</h2>
          </span>
          <span className={classes['figure']}>
            <Why of={name} figure={t`${below} of ${proven}`}>
              <p>{t`Of ${people} people whose next level asks for it, ${proven} were assessed by somebody else; ${below} of them show less than is asked, ${total.missing} steps in all.`}</p>
              <p
                className={classes['note']}
              >{t`Requirements by version ${number} of the way of selling; standings aged to today.`}</p>
            </Why>
            <span className={classes['says']}>{t`below`}</span>
          </span>
        </div>
        <Markets need={need} told={told} />
        <div className={classes['offers']}>
          <Offers need={need} />
          <Suspense>
            <BeginFor capabilityId={need.capabilityId} first={first} />
          </Suspense>
        </div>
        {!first && (
          <button
            type="button"
            className={classes['more']}
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            {t`What it asks for`}
            <Icon name="down" size={16} />
          </button>
        )}
      </div>
      {open && (
        <div id={id} className={classes['asks']}>
          <p>{inLanguage(need.purpose, i18n.locale)}</p>
          <dl>
            {told.scale.map(({ proficiency, name: step }) => (
              <div key={proficiency}>
                <dt>{inLanguage(step, i18n.locale)}</dt>
                <dd>{inLanguage(need.indicators[String(proficiency)] ?? {}, i18n.locale)}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </li>
  );
}

function Offers({ need: { capabilityId, offers } }: Pick<NeedProps, 'need'>): ReactElement {
  const { t } = useLingui();
  if (offers === 0)
    return (
      <span className={classes['lacking']}>
        <Icon name="warning" size={16} />
        {t`Nothing on the menu develops it`}
      </span>
    );
  return (
    <TextLink to="/menu" search={{ capability: capabilityId }}>
      {offers < mostOffersTold
        ? plural(offers, { one: '# activity on the menu', other: '# activities on the menu' })
        : t`${mostOffersTold} activities or more on the menu`}
    </TextLink>
  );
}

function Markets({ need, told }: Pick<NeedProps, 'need' | 'told'>): ReactElement | null {
  const { t } = useLingui();
  const marketName = useMarketName();
  if (told.markets.length < 2) return need.total ? <Bar group={need.total} label={t`All`} /> : null;
  const lines = told.markets.flatMap((market, at) => {
    const group = need.markets[at] ?? null;
    return group?.proven === 0 ? [] : [{ key: `${market.id ?? ''} ${market.here}`, label: marketName(market), group }];
  });
  const shown = lines.filter(({ group }) => group !== null).sort((a, b) => shareOf(b.group) - shareOf(a.group));
  const hidden = lines.length - shown.length;
  return (
    <>
      <ul className={classes['markets']}>
        {shown.map(
          ({ key, label, group }) =>
            group && (
              <li key={key}>
                <Bar group={group} label={label} />
              </li>
            ),
        )}
      </ul>
      {hidden > 0 && (
        <p className={classes['hidden']}>
          {plural(hidden, { one: '# market hidden: too few people', other: '# markets hidden: too few people' })}
        </p>
      )}
    </>
  );
}

const shareOf = (group: Group | null): number => (group && group.proven > 0 ? group.below / group.proven : 0);

function Bar({ group, label }: { readonly group: Group; readonly label: string }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const share = shareOf(group);
  const { below, proven } = group;
  return (
    <div className={classes['bar']}>
      <span className={classes['barLabel']}>{label}</span>
      <span className={classes['track']} aria-hidden="true">
        <span className={classes['fill']} style={{ inlineSize: `${share * 100}%` }} />
      </span>
      <span className={classes['barFigure']}>
        <span aria-hidden="true">{format.share(share)}</span>
        <span className="only-heard">{t`${below} of ${proven} below`}</span>
      </span>
    </div>
  );
}
