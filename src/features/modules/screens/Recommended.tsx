/** What closes one's own largest gaps, each with the gap it closes. Nothing stands here while there is no gap. */
import { useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import type { recommend } from '../contract.ts';
import { ActivityLine } from './ActivityLine.tsx';
import classes from './menu.module.css';

export function Recommended(): ReactElement | null {
  const { t, i18n } = useLingui();
  const { data } = useAsk<typeof recommend>('GET', '/api/menu/recommended', { query: { limit: 6 } });
  if (!data || data.items.length === 0) return null;
  return (
    <section className={classes['recommended']} aria-labelledby="recommended">
      <h2 id="recommended">{t`For your gaps`}</h2>
      <ul className={classes['cards']}>
        {data.items.map((one) => {
          const { standing, required } = one.closes;
          const capability = inLanguage(one.closes.name, i18n.locale);
          return (
            <li key={one.activityId} className={classes['card']}>
              <ActivityLine
                activity={one}
                below={
                  <Text span size="sm" className={classes['closes'] ?? ''}>
                    {t`Closes your gap in “${capability}”`}
                    <span className={classes['steps']}>
                      {standing === null
                        ? t`not proven yet, ${required} required`
                        : t`${standing} now, ${required} required`}
                    </span>
                  </Text>
                }
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
