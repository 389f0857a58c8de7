/** The modules of a path in their order: moved by hand or by buttons, taken out, added from the menu. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { useRef, useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { AddModule } from './AddModule.tsx';
import classes from './level-path.module.css';
import type { LevelPathTold } from './path-told.ts';
import { type Chosen, moved, type PathDraft } from './path-draft.ts';

export interface WritingProps {
  readonly told: LevelPathTold;
  readonly draft: PathDraft;
  readonly onChange: (draft: PathDraft) => void;
}

export function WriteModules({ told, draft, onChange }: WritingProps): ReactElement {
  const { t } = useLingui();
  const [dragged, setDragged] = useState<string | null>(null);
  const modules = draft.modules ?? (told.ownModules ? [] : told.modules);
  const set = (next: readonly Chosen[]): void => onChange({ ...draft, modules: next });
  const minutes = plural(
    modules.reduce((sum, one) => sum + one.minutes, 0),
    { one: '# minute in all', other: '# minutes in all' },
  );
  return (
    <section aria-labelledby="modules">
      <h2 id="modules" className={classes['heading']}>{t`Modules`}</h2>
      <p className={classes['says']}>
        {draft.modules === null
          ? t`They follow from what is required and from the menu, until you change one.`
          : t`${minutes}, in your order.`}
      </p>
      <ol className={classes['list']}>
        {modules.map((one, at) => (
          <Line
            key={one.activityId}
            one={one}
            at={at}
            last={at === modules.length - 1}
            onMove={(to) => set(moved(modules, one.activityId, to))}
            onRemove={() => set(modules.filter((other) => other !== one))}
            onDrag={() => setDragged(one.activityId)}
            onDrop={() => {
              if (dragged) set(moved(modules, dragged, at));
              setDragged(null);
            }}
          />
        ))}
      </ol>
      <AddModule
        chosen={modules}
        onAdd={(one) =>
          set(modules.some(({ activityId }) => activityId === one.activityId) ? modules : [...modules, one])
        }
      />
      {draft.modules !== null && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          mt={8}
          onClick={() => onChange({ ...draft, modules: null })}
        >
          {t`Let the modules follow from the menu`}
        </Button>
      )}
    </section>
  );
}

interface LineProps {
  readonly one: Chosen;
  readonly at: number;
  readonly last: boolean;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
  readonly onDrag: () => void;
  readonly onDrop: () => void;
}

function Line({ one, at, last, onMove, onRemove, onDrag, onDrop }: LineProps): ReactElement {
  const { t, i18n } = useLingui();
  const line = useRef<HTMLLIElement>(null);
  const name = inLanguage(one.name, i18n.locale);
  const look = { variant: 'subtle', color: 'gray', size: 'lg' } as const;
  return (
    <li
      ref={line}
      className={classes['line']}
      draggable
      onDragStart={onDrag}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
    >
      <span className={classes['grip']}>
        <Icon name="grip" size={16} />
      </span>
      <span className={classes['words']}>
        <span className={classes['name']}>{name}</span>
        <span className={classes['says']}>{plural(one.minutes, { one: '# minute', other: '# minutes' })}</span>
      </span>
      <span className={classes['moves']}>
        <ActionIcon {...look} disabled={at === 0} aria-label={t`Move “${name}” up`} onClick={() => onMove(at - 1)}>
          <span className={classes['up']}>
            <Icon name="down" size={16} />
          </span>
        </ActionIcon>
        <ActionIcon {...look} disabled={last} aria-label={t`Move “${name}” down`} onClick={() => onMove(at + 1)}>
          <Icon name="down" size={16} />
        </ActionIcon>
        <ActionIcon
          {...look}
          aria-label={t`Take “${name}” out`}
          onClick={() => {
            // the line goes away; the focus goes to its neighbour
            const beside = line.current?.nextElementSibling ?? line.current?.previousElementSibling;
            beside?.querySelector<HTMLElement>('button:last-of-type')?.focus();
            onRemove();
          }}
        >
          <Icon name="cross" size={16} />
        </ActionIcon>
      </span>
    </li>
  );
}
