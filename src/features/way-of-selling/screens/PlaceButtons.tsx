/** One step earlier or later in a list of the draft; stays open, so that one can go on. Beside it, what takes the thing away. */
import { Button, Group } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { Movable } from '../order.ts';
import { neighbourIds } from './removal.ts';
import { useDraftReasons, useStructure } from './use-draft-edits.ts';

export interface PlaceButtonsProps {
  readonly versionId: string;
  readonly what: Movable;
  readonly id: string;
  /** the list in which it moves, in order */
  readonly ids: readonly string[];
  readonly earlier: string;
  readonly later: string;
  readonly children?: ReactNode;
}

export function PlaceButtons(props: PlaceButtonsProps): ReactElement {
  const { versionId, what, id, ids, earlier, later, children } = props;
  const reasons = useDraftReasons();
  const structure = useStructure(versionId, () => {});
  const { before, after } = neighbourIds(ids, id);
  const move = (to: string | null): void => structure.send({ edit: 'move', what, id, before: to });
  const look = { variant: 'subtle', color: 'gray', size: 'compact-md', loading: structure.isPending } as const;
  return (
    <div>
      <Group gap={4}>
        <Button {...look} disabled={before === undefined} onClick={() => move(before ?? null)}>
          {earlier}
        </Button>
        {/* later means: before the one after the next */}
        <Button {...look} disabled={after === null} onClick={() => move(neighbourIds(ids, after).after)}>
          {later}
        </Button>
        {children}
      </Group>
      <Problem error={structure.error} reasons={reasons} />
    </div>
  );
}
