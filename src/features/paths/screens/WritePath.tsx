/** Writing a path: its modules and how much it takes to prove each capability. What somebody else wrote meanwhile is shown, never lost. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { call, ProblemError } from '../../../web/api.ts';
import { refresh, useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import { useKeptDraft } from '../../../web/use-kept-draft.ts';
import type { forgetPath, writePath } from '../contract.ts';
import classes from './level-path.module.css';
import type { LevelPathTold } from './path-told.ts';
import { bodyOf, draftKept, draftOf, keptOf, type PathDraft } from './path-draft.ts';
import { WriteCriteria } from './WriteCriteria.tsx';
import { WriteModules } from './WriteModules.tsx';

const touched = ['/api/paths', '/api/people', '/api/first'];

export function WritePath({
  told,
  onDone,
}: {
  readonly told: LevelPathTold;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useLingui();
  const client = useQueryClient();
  const params = { roleId: told.roleId, levelId: told.levelId };
  const [kept, keep, forget, found] = useKeptDraft(`path.${told.roleId}.${told.levelId}`, () => keptOf(draftOf(told)));
  const [again, setAgain] = useState(found);
  const draft = draftKept(kept);
  const setDraft = (next: PathDraft): void => keep(keptOf(next));
  const leave = (): void => {
    forget();
    onDone();
  };
  const { write, back } = usePathWriting(told, leave);
  // whoever was faster is named, and what they wrote is what one writes over
  const save = (body: ReturnType<typeof bodyOf>): void =>
    write.mutate({ params, body }, { onError: () => void refresh(client, ['/api/paths']) });
  const meanwhile = told.revision !== draft.revision || isMeanwhile(write.error);
  const people = plural(told.people, {
    0: 'Nobody works toward this level today.',
    one: 'This changes the path of # person at once; what they have finished or shown stays.',
    other: 'This changes the path of # people at once; what they have finished or shown stays.',
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save(bodyOf(draft));
      }}
    >
      <p className={classes['says']}>{people}</p>
      {again && (
        <Again
          onAnew={() => {
            setAgain(false);
            setDraft(draftOf(told));
          }}
        />
      )}
      <div className={classes['columns']}>
        <WriteModules told={told} draft={draft} onChange={setDraft} />
        <WriteCriteria told={told} draft={draft} onChange={setDraft} />
      </div>
      {meanwhile ? (
        <Meanwhile
          told={told}
          onTheirs={() => {
            write.reset();
            setDraft(draftOf(told));
          }}
          onMine={() => save({ ...bodyOf(draft), revision: told.revision })}
        />
      ) : (
        <Problem
          error={write.error ?? back.error}
          reasons={{
            'not-published': t`A path holds published modules only. One of these is not on the menu any more.`,
            'not-required': t`The way of selling changed meanwhile: one of these capabilities is not required here any more. Load the page again.`,
          }}
        />
      )}
      <Group gap={12} className={classes['actions']}>
        <Button type="submit" loading={write.isPending} disabled={meanwhile}>{t`Save the path`}</Button>
        <Button variant="default" onClick={leave}>{t`Cancel`}</Button>
        {told.revision > 0 && (
          <Button variant="subtle" color="gray" loading={back.isPending} onClick={() => back.mutate({ params })}>
            {t`Back to what follows from the menu`}
          </Button>
        )}
      </Group>
    </form>
  );
}

function Again({ onAnew }: { readonly onAnew: () => void }): ReactElement {
  const { t } = useLingui();
  return (
    <div role="status" className={classes['meanwhile']}>
      <p>{t`What you had begun to write is here again.`}</p>
      <Button variant="default" size="compact-md" onClick={onAnew}>{t`Begin anew`}</Button>
    </div>
  );
}

/** Saving a path, and going back to the one that follows from the menu, with the way back from there. */
function usePathWriting(told: LevelPathTold, onDone: () => void) {
  const { t } = useLingui();
  const client = useQueryClient();
  const params = { roleId: told.roleId, levelId: told.levelId };
  const saved = t`The path is written.`;
  const write = useDo<typeof writePath>('PUT', '/api/paths/:roleId/:levelId', {
    refresh: touched,
    done: () => {
      toast(saved);
      onDone();
    },
  });
  const back = useDo<typeof forgetPath>('DELETE', '/api/paths/:roleId/:levelId', {
    refresh: touched,
    done: () => {
      const before = { ...bodyOf(draftOf(told)), revision: 0 };
      toast(t`The path follows from the menu again.`, {
        undo: async () => {
          await call<typeof writePath>('PUT', '/api/paths/:roleId/:levelId', { params, body: before });
          await refresh(client, touched);
        },
      });
      onDone();
    },
  });
  return { write, back };
}

interface MeanwhileProps {
  readonly told: LevelPathTold;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}

function Meanwhile({ told, onTheirs, onMine }: MeanwhileProps): ReactElement {
  const { t } = useLingui();
  const who = told.changed?.by;
  return (
    <div role="alert" className={classes['meanwhile']}>
      <p>
        {who
          ? t`${who} wrote this path meanwhile. What you have written is still here.`
          : t`Somebody else changed this path meanwhile. What you have written is still here.`}
      </p>
      <Group gap={8}>
        <Button variant="default" size="compact-md" onClick={onMine}>{t`Save mine over it`}</Button>
        <Button variant="default" size="compact-md" onClick={onTheirs}>{t`Go on from theirs`}</Button>
      </Group>
    </div>
  );
}

function isMeanwhile(error: unknown): boolean {
  return error instanceof ProblemError && error.reason === 'written-meanwhile';
}
