/** After leaving: where it goes on, how far one is, and whether all of it has arrived. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { isDone, type Standing } from '../../../standards/scorm/playing.ts';
import type { ContentsEntry } from '../../../standards/scorm/sequencing/valid-requests.ts';
import { useFormat } from '../../../web/format.ts';
import type { OutboxState } from '../../../web/outbox.ts';
import { Arrived } from './Arrived.tsx';
import { partsDone } from './contents.ts';
import classes from './play.module.css';
import { StagePanel } from './StagePanel.tsx';

export interface WhatWasSavedProps {
  readonly contents: readonly ContentsEntry[];
  readonly standing: Standing;
  readonly saved: OutboxState;
  /** nothing is recorded of a review */
  readonly review: boolean;
  /** what has ended still stands above it */
  readonly below: boolean;
  readonly onGoOn: () => void;
  readonly back: ReactNode;
}

export function WhatWasSaved(props: WhatWasSavedProps): ReactElement {
  const { contents, standing, saved, review, below, onGoOn, back } = props;
  const { t } = useLingui();
  const format = useFormat();
  const { done, all } = partsDone(contents);
  const finished = isDone(standing);
  const at = contents.find(({ leaf, suspended }) => leaf && suspended)?.title;
  return (
    <StagePanel
      below={below}
      icon={finished ? 'check' : 'flag'}
      title={finished ? t`Finished` : t`Your place is kept`}
      ways={
        <>
          {finished && back}
          <Button size="md" variant={finished ? 'default' : 'filled'} onClick={onGoOn}>
            {finished ? t`Look at it again` : t`Go on`}
          </Button>
          {!finished && back}
        </>
      }
    >
      <dl className={classes['facts']}>
        {at !== undefined && !finished && all > 1 && (
          <div>
            <dt>{t`It goes on with`}</dt>
            <dd>{at}</dd>
          </div>
        )}
        {all > 1 && (
          <div>
            <dt>{t`Parts done`}</dt>
            <dd>{t`${done} of ${all}`}</dd>
          </div>
        )}
        {standing.passed !== null && (
          <div>
            <dt>{t`Result`}</dt>
            <dd>{standing.passed ? t`Passed` : t`Not passed`}</dd>
          </div>
        )}
        {standing.score !== null && (
          <div>
            <dt>{t`Score`}</dt>
            <dd>{format.share(standing.score)}</dd>
          </div>
        )}
      </dl>
      <Arrived saved={saved} review={review} />
    </StagePanel>
  );
}
