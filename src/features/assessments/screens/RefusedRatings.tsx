/** What came too late for its assessment: kept in this browser, in sight, until the rater says what to do with it. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import { useAssessReasons } from './assess-words.ts';
import classes from './refused-ratings.module.css';
import type { RatingSheet } from './use-rating-sheet.ts';

export function RefusedRatings({ sheet }: { readonly sheet: RatingSheet }): ReactElement | null {
  const { t } = useLingui();
  const reasons = useAssessReasons();
  const [first] = sheet.refused;
  if (!first) return null;
  const again = first.reason === 'already-confirmed' || first.reason === 'already-withdrawn';
  return (
    <div role="alert" className={classes['refused']}>
      <Icon name="warning" />
      <div>
        <p className={classes['words']}>
          {plural(sheet.refused.length, { one: '# entry was not accepted.', other: '# entries were not accepted.' })}{' '}
          {reasons[first.reason] ?? first.reason} {t`What you entered is still here.`}
        </p>
        <div className={classes['buttons']}>
          {again && (
            <Button
              size="compact-sm"
              onClick={() => sheet.settleRefused('again')}
            >{t`Put it into a new assessment`}</Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => sheet.settleRefused('drop')}
          >{t`Discard it`}</Button>
        </div>
      </div>
    </div>
  );
}
