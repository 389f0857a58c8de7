/** Two people wrote at the same part: both are kept, and one chooses. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Words } from '../../../kernel/words.ts';
import { textsOf } from '../card-texts.ts';
import type { Card } from '../module-content.ts';
import type { DeskView, DraftDesk } from './draft-desk.ts';
import classes from './editor.module.css';
import { useActivityWords } from './use-activity-words.ts';
import { useCardWords } from './use-card-words.ts';

export function Conflicts({
  desk,
  conflicts,
}: {
  readonly desk: DraftDesk;
  readonly conflicts: DeskView['conflicts'];
}): ReactElement | null {
  const { t } = useLingui();
  const { say } = useActivityWords();
  const { nameOf } = useCardWords();
  if (conflicts.length === 0) return null;
  return (
    <div role="alert" className={classes['conflicts']}>
      {conflicts.map(({ part, theirs }) => {
        const card = part.startsWith('card:') ? (theirs as Card | null) : null;
        const name = card ? nameOf(card) : t`what stands on the menu`;
        const said = card ? textsOf(card).map(({ words }) => say(words)) : isWords(theirs) ? [say(theirs)] : [];
        return (
          <section key={part}>
            <p>{t`Somebody else changed “${name}” while you wrote. Nothing is lost; choose what shall stand.`}</p>
            <p className={classes['theirs']}>{said.filter(Boolean).join(' · ') || t`They removed it.`}</p>
            <Group gap="xs">
              <Button size="compact-sm" onClick={() => desk.choose(part, 'mine')}>{t`Mine`}</Button>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => desk.choose(part, 'theirs')}
              >{t`Theirs`}</Button>
            </Group>
          </section>
        );
      })}
    </div>
  );
}

function isWords(value: unknown): value is Words {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === 'string')
  );
}
