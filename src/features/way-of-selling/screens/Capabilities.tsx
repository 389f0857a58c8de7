/** The library of capabilities, for everyone: what each is for, and what one can observe at each proficiency. Searchable. */
import { useLingui } from '@lingui/react/macro';
import { Badge, Text, Title } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { Filters } from '../../../web/kit/Filters.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import type { getCapabilities } from '../contract.ts';
import classes from './capabilities.module.css';

type LibraryTold = Told<typeof getCapabilities>;
type CapabilityTold = LibraryTold['capabilities'][number];

export function Capabilities(): ReactElement {
  const { t } = useLingui();
  const answer = useAsk<typeof getCapabilities>('GET', '/api/way-of-selling/versions/:versionId/capabilities', {
    params: { versionId: 'in-force' },
  });
  return (
    <>
      <PageHeader
        title={t`Capabilities`}
        above={<TextLink to="/way-of-selling" size="sm">{t`Way of selling`}</TextLink>}
        lead={t`What selling here takes, step by step, and how one recognises it.`}
      />
      {answer.error && !answer.data ? (
        <Empty
          icon="ladder"
          title={t`No way of selling is in force yet`}
          action={<ButtonLink to="/way-of-selling" variant="default">{t`Way of selling`}</ButtonLink>}
        >{t`The capabilities stand here once a version has been published.`}</Empty>
      ) : (
        <Answered answer={answer} rows={8}>
          {(library) => <Library library={library} />}
        </Answered>
      )}
    </>
  );
}

function Library({ library }: { readonly library: LibraryTold }): ReactElement {
  const { t, i18n } = useLingui();
  const [search, setSearch] = useState('');
  const say = (words: Words): string => inLanguage(words, i18n.locale);
  const wanted = search.trim().toLocaleLowerCase(i18n.locale);
  const holds = ({ name, purpose, indicators, tags }: CapabilityTold): boolean =>
    wanted === '' ||
    [say(name), say(purpose), ...Object.values(indicators).map(say), ...tags].some((text) =>
      text.toLocaleLowerCase(i18n.locale).includes(wanted),
    );
  const found = library.capabilities.filter(holds);
  const groups = library.groups
    .map((group) => ({ group, own: found.filter(({ groupKey }) => groupKey === group.key) }))
    .filter(({ own }) => own.length > 0);
  return (
    <>
      <Filters
        search={search}
        onSearch={setSearch}
        searchLabel={t`Search capabilities and indicators`}
        found={t`${found.length} of ${library.capabilities.length}`}
      />
      {found.length === 0 && (
        <Empty icon="search" title={t`Nothing found`}>{t`Try another word, or part of one.`}</Empty>
      )}
      {groups.map(({ group, own }) => (
        <section key={group.key} className={classes['group']}>
          <Title order={2}>{say(group.name)}</Title>
          {own.map((capability) => (
            <details
              key={capability.capabilityId}
              className={classes['capability']}
              open={wanted !== '' && found.length <= 6}
            >
              <summary>
                <span className={classes['name']}>{say(capability.name)}</span>
                <Text component="span" size="sm" c="dimmed">
                  {say(capability.purpose)}
                </Text>
              </summary>
              <ol className={classes['indicators']}>
                {library.scale.map(({ proficiency, name }) => (
                  <li key={proficiency}>
                    <span className={classes['step']}>
                      {proficiency} {say(name)}
                    </span>
                    <span>{say(capability.indicators[String(proficiency)] ?? {})}</span>
                  </li>
                ))}
              </ol>
              {capability.tags.map((tag) => (
                <Badge key={tag} variant="default" tt="none" me={4}>
                  {tag}
                </Badge>
              ))}
            </details>
          ))}
        </section>
      ))}
    </>
  );
}
