/** The path to one level, for everybody to read. Whoever owns the academy writes it where it stands. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import type { getPath } from '../contract.ts';
import classes from './level-path.module.css';
import { readWrite } from './path-draft.ts';
import type { LevelPathTold } from './path-told.ts';
import { ReadPath } from './ReadPath.tsx';
import { WritePath } from './WritePath.tsx';

export function LevelPath(): ReactElement {
  const { roleId = '', levelId = '' } = useParams({ strict: false });
  const answer = useAsk<typeof getPath>('GET', '/api/paths/:roleId/:levelId', { params: { roleId, levelId } });
  return (
    <Answered answer={answer} rows={8} rowHeight={56}>
      {(told) => <Found key={`${roleId} ${levelId}`} told={told} />}
    </Answered>
  );
}

function Found({ told }: { readonly told: LevelPathTold }): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const asked = readWrite(useSearch({ strict: false })).write === true;
  const [writing, setWriting] = useState(asked && told.may.write);
  const level = inLanguage(told.level, i18n.locale);
  const role = inLanguage(told.role, i18n.locale);
  const people = plural(told.people, {
    0: 'Nobody works toward it today.',
    one: '# person works toward it today.',
    other: '# people work toward it today.',
  });
  const changed = told.changed;
  const by = changed
    ? t`Written by ${changed.by} on ${format.moment(changed.at)}.`
    : t`It follows from what is required and from the menu.`;
  return (
    <>
      <PageHeader
        title={t`The path to ${level}`}
        above={<TextLink to="/paths" size="sm">{t`Paths`}</TextLink>}
        lead={role}
        {...(told.may.write && !writing
          ? { action: <Button onClick={() => setWriting(true)}>{t`Write`}</Button> }
          : {})}
      />
      {!writing && <p className={classes['says']}>{`${people} ${by}`}</p>}
      {writing ? <WritePath told={told} onDone={() => setWriting(false)} /> : <ReadPath told={told} />}
    </>
  );
}
