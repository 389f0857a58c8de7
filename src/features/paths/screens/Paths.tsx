/** Every path there is: to each level of each role, how long it is and what it asks. Everybody reads; the owner writes. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import type { listPaths } from '../contract.ts';
import classes from './level-path.module.css';

type Listed = Told<typeof listPaths>;
type Line = Listed['paths'][number];

export function Paths(): ReactElement {
  const { t } = useLingui();
  const answer = useAsk<typeof listPaths>('GET', '/api/paths');
  return (
    <>
      <PageHeader
        title={t`Paths`}
        above={<TextLink to="/way-of-selling" size="sm">{t`Way of selling`}</TextLink>}
        lead={t`What leads to each level: modules in their order, and what must be demonstrated.`}
        beside={<ButtonLink to="/priorities" variant="default">{t`Priorities`}</ButtonLink>}
      />
      <Answered answer={answer} rows={8}>
        {(told) =>
          told.paths.length === 0 ? (
            <Empty
              icon="path"
              title={t`No path yet`}
              action={<ButtonLink to="/way-of-selling" variant="default">{t`Way of selling`}</ButtonLink>}
            >
              {t`Paths follow from a way of selling: as soon as one is published, each of its levels has one.`}
            </Empty>
          ) : (
            rolesOf(told.paths).map((lines) => <Role key={lines[0]?.roleId} lines={lines} write={told.may.write} />)
          )
        }
      </Answered>
    </>
  );
}

function Role({ lines, write }: { readonly lines: readonly Line[]; readonly write: boolean }): ReactElement {
  const { i18n } = useLingui();
  const [first] = lines;
  return (
    <section aria-labelledby={first?.roleId} className={classes['role']}>
      <h2 id={first?.roleId} className={classes['heading']}>
        {inLanguage(first?.role ?? {}, i18n.locale)}
      </h2>
      <ol className={classes['list']}>
        {lines.map((line) => (
          <Level key={line.levelId} line={line} write={write} />
        ))}
      </ol>
    </section>
  );
}

function Level({ line, write }: { readonly line: Line; readonly write: boolean }): ReactElement {
  const { t, i18n } = useLingui();
  const { roleId, levelId } = line;
  const role = inLanguage(line.role, i18n.locale);
  const level = inLanguage(line.level, i18n.locale);
  const says = [
    plural(line.modules, { one: '# module', other: '# modules' }),
    plural(line.minutes, { one: '# minute', other: '# minutes' }),
    plural(line.criteria, { one: '# criterion', other: '# criteria' }),
    line.people > 0 && plural(line.people, { one: '# person works toward it', other: '# people work toward it' }),
    line.written && t`written here`,
  ];
  return (
    <li className={classes['line']}>
      <span className={classes['words']}>
        <TextLink to="/paths/$roleId/$levelId" params={{ roleId, levelId }} className={classes['name']}>
          {level}
        </TextLink>
        <span className={classes['says']}>{says.filter(Boolean).join(' · ')}</span>
      </span>
      {write && (
        <ButtonLink
          to="/paths/$roleId/$levelId"
          params={{ roleId, levelId }}
          search={{ write: true }}
          variant="default"
          size="compact-md"
          aria-label={t`Write the path to ${level}, ${role}`}
        >
          {t`Write`}
        </ButtonLink>
      )}
    </li>
  );
}

function rolesOf(paths: readonly Line[]): readonly (readonly Line[])[] {
  const roles = new Map<string, Line[]>();
  for (const line of paths) roles.set(line.roleId, [...(roles.get(line.roleId) ?? []), line]);
  return [...roles.values()];
}
