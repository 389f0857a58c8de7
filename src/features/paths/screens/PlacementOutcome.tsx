/** What came of a placement check, for the person: which answers were right and why, and whether who leads them has spoken. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { ButtonLink } from '../../../web/kit/links.ts';
import { Right } from './Right.tsx';
import classes from './placement.module.css';
import type { PlacementWalkProps } from './PlacementWalk.tsx';

export function PlacementOutcome({ told, placement, Question }: PlacementWalkProps): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { items, judged, placementId } = placement;
  const right = items.filter((item) => item.right).length;
  const name = judged?.by ?? '';
  const date = judged ? format.day(judged.at.slice(0, 10)) : '';
  const step = (proficiency: number): string => {
    const found = told.scale.find((one) => one.proficiency === proficiency);
    return found ? inLanguage(found.name, i18n.locale) : String(proficiency);
  };
  return (
    <>
      <div className={classes['begin']}>
        <p>
          {t`${plural(items.length, { one: 'Of # answer', other: 'Of # answers' })} ${right} were right.`}{' '}
          {judged
            ? t`${name} said on ${date} what counts as shown.`
            : t`Whoever leads you says next what counts as shown; until then you can begin with your path.`}
        </p>
        <ButtonLink to="/today/path">{t`To my path`}</ButtonLink>
      </div>
      <ul className={classes['outcomes']}>
        {items.map((item) => (
          <li key={item.capabilityId}>
            <details className={classes['outcome']}>
              <summary>
                <span className={classes['words']}>
                  {inLanguage(item.name, i18n.locale)}
                  {item.self !== null && (
                    <span className={classes['aside']}>{t`You see yourself at: ${step(item.self)}`}</span>
                  )}
                </span>
                <Right right={item.right} />
              </summary>
              {item.question && (
                <Question card={item.question} seed={`${placementId}:${item.question.key}`} given={item.given} />
              )}
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
