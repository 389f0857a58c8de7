/** What has come in was on the shelf before: the very same, of which one may do, or another version of it. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { removePackage } from '../contract.ts';
import type { Came } from './bringing.ts';
import classes from './shelf.module.css';

interface ThereBeforeProps {
  readonly came: Came;
  readonly onPutAway: () => void;
}

export function ThereBefore({ came: { packageId, before }, onPutAway }: ThereBeforeProps): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const [bothStay, setBothStay] = useState(false);
  const remove = useDo<typeof removePackage>('DELETE', '/api/packages/:packageId', {
    refresh: ['/api/packages'],
    done: onPutAway,
  });
  if (before === null || bothStay) return null;
  const since = format.moment(before.since);
  if (!before.same)
    return (
      <p className={classes['said']}>
        {t`Another version of it was brought in before: ${since}. Both stay: a module keeps the one it was made of until you put this one into it.`}
      </p>
    );
  return (
    <div className={classes['twice']}>
      <p className={classes['said']}>{t`The very same package was brought in before: ${since}.`}</p>
      <Group gap="xs">
        <Button
          size="compact-md"
          variant="default"
          loading={remove.isPending}
          onClick={() => remove.mutate({ params: { packageId } })}
        >{t`Keep the one that was there`}</Button>
        <Button
          size="compact-md"
          variant="subtle"
          color="gray"
          disabled={remove.isPending}
          onClick={() => setBothStay(true)}
        >{t`Keep both`}</Button>
      </Group>
      <Problem error={remove.error} reasons={{ 'in-a-module': t`A module holds the one that has just come.` }} />
    </div>
  );
}
