/** Why a bite is the next one, in words. What simply lies on the path needs none. */
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../web/format.ts';
import type { Bite } from './told.ts';

export function useBiteWords(): (bite: Bite) => string {
  const { t } = useLingui();
  const format = useFormat();
  return ({ why, due, by, share }) => {
    if (due !== null) {
      const day = format.day(due);
      return by === null ? t`due ${day}` : t`from ${by}, due ${day}`;
    }
    if (why === 'given' && by !== null) return t`from ${by}`;
    if (share > 0) {
      const done = format.share(share);
      return t`${done} done`;
    }
    return '';
  };
}
