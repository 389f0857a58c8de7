/** What one took into tomorrow at the end of a module: the task, and what one wrote to it. It stands here for four weeks. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import { RichText } from '../../../web/kit/RichText.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import type { listRemembered } from '../../learning/contract.ts';
import classes from './bite.module.css';

export function Remembered(): ReactElement | null {
  const { t, i18n } = useLingui();
  const { items = [] } = useAsk<typeof listRemembered>('GET', '/api/me/remembered').data ?? {};
  if (items.length === 0) return null;
  return (
    <section className={classes['section']}>
      <h2 className={classes['heading']}>{t`Taken into tomorrow`}</h2>
      <ul className={classes['lines']}>
        {items.map(({ attemptId, cardKey, activityId, name, text, note }) => (
          <li key={`${attemptId} ${cardKey}`} className={classes['line']}>
            <div className={classes['lineWords']}>
              <RichText text={inLanguage(text, i18n.locale)} />
              {note && <p className={classes['note']}>{note}</p>}
              <TextLink to="/learn/$activityId" params={{ activityId }} size="sm">
                {inLanguage(name, i18n.locale)}
              </TextLink>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
