/** Files of one's own that arrived in part, on this machine or another: choosing the same file again goes on with it. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { browserUploads, giveUpload } from '../browser-uploads.ts';
import { useFormat } from '../format.ts';
import { Problem } from './Problem.tsx';
import classes from './unfinished-uploads.module.css';

export interface UnfinishedUploadsProps {
  /** `package`, `film`, `document`: what the server calls it */
  readonly purpose: string;
}

const key = ['api', '/api/uploads', null];

export function UnfinishedUploads({ purpose }: UnfinishedUploadsProps): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const asked = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => browserUploads.list(signal),
    refetchOnMount: 'always',
  });
  const mine = asked.data?.filter((one) => one.purpose === purpose) ?? [];
  if (mine.length === 0) return null;
  const giveUp = async (uploadId: string): Promise<void> => {
    try {
      await giveUpload(uploadId);
      setError(null);
    } catch (problem) {
      setError(problem);
    }
    await queries.invalidateQueries({ queryKey: key });
  };
  return (
    <section className={classes['unfinished']}>
      <h3 className={classes['title']}>{t`Not arrived whole yet`}</h3>
      <p className={classes['hint']}>{t`Choose the same file again to go on where it stopped.`}</p>
      <ul className={classes['list']}>
        {mine.map(({ uploadId, name, size, received }) => {
          const share = format.share(received / size);
          const whole = format.bytes(size);
          return (
            <li key={uploadId} className={classes['line']}>
              <span className={classes['name']}>{name}</span>
              <span className={classes['share']}>{t`${share} of ${whole}`}</span>
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={t`Give up ${name}`}
                onClick={() => void giveUp(uploadId)}
              >{t`Give up`}</Button>
            </li>
          );
        })}
      </ul>
      <Problem error={error} />
    </section>
  );
}
