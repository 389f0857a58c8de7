/** On a person's page: the way to their next level in one line, what they were given and have not done, and giving them more. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { inLanguage } from '../../../kernel/words.ts';
import { call, type Told } from '../../../web/api.ts';
import { refresh, useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { Why } from '../../../web/kit/Why.tsx';
import { usePerson } from '../../../web/me.ts';
import { toast } from '../../../web/toasts.ts';
import type { getPerson } from '../../people/contract.ts';
import type { giveOrder, listAssigned, takeBack } from '../assignment-contract.ts';
import type { getPersonalPath } from '../contract.ts';
import classes from './assign.module.css';
import { Reasons } from './Reasons.tsx';

type Person = Told<typeof getPerson>;

const touched = ['/api/people', '/api/first', '/api/assignments'];

export function PathStory({ person }: { readonly person: Person }): ReactElement | null {
  const { t } = useLingui();
  const me = usePerson();
  const seen = person.may.seeStandings && person.roleId !== null;
  const params = { personId: person.id };
  const path = useAsk<typeof getPersonalPath>('GET', '/api/people/:personId/path', { params, when: seen }).data;
  const given = useAsk<typeof listAssigned>('GET', '/api/people/:personId/assignments', { params, when: seen }).data;
  if (!seen || !path) return null;
  const self = person.id === me.id;
  const left = plural(path.minutesLeft, { one: '# minute to learn', other: '# minutes to learn' });
  return (
    <section className={classes['story']}>
      <div className={classes['storyHead']}>
        <h2 className={classes['heading']}>{t`Path`}</h2>
        {given?.may.takeBack && !person.leftOn && (
          <ButtonLink to="/assign" search={{ people: person.id }} variant="default" size="compact-md">
            {t`Give something to learn`}
          </ButtonLink>
        )}
      </div>
      <p className={classes['says']}>
        {t`${left} on the way to the next level.`}{' '}
        <TextLink
          to={self ? '/path' : '/people/$personId/path'}
          params={params}
          size="sm"
          underline="always"
        >{t`The whole path`}</TextLink>
      </p>
      <ul className={classes['people']}>
        {given?.items.map((item) => (
          <GivenLine key={item.activityId} item={item} told={given} personId={person.id} />
        ))}
      </ul>
    </section>
  );
}

interface GivenLineProps {
  readonly item: Told<typeof listAssigned>['items'][number];
  readonly told: Told<typeof listAssigned>;
  readonly personId: string;
}

function GivenLine({ item, told, personId }: GivenLineProps): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const client = useQueryClient();
  const name = inLanguage(item.name, i18n.locale);
  const taken = t`“${name}” was taken back.`;
  // what was taken back stays in the story of its order: giving it again is an order of its own
  const again = async (): Promise<void> => {
    const due = item.due && item.due >= format.today() ? { on: item.due } : null;
    const body = { whom: { people: [personId] }, what: { activities: [item.activityId] }, due };
    await call<typeof giveOrder>('PUT', '/api/assignments/:orderId', { params: { orderId: newId() }, body });
    await refresh(client, touched);
  };
  const take = useDo<typeof takeBack>('DELETE', '/api/people/:personId/assignments/:activityId', {
    refresh: touched,
    done: () => toast(taken, { undo: again }),
  });
  const by = item.rule ?? item.by;
  const late = item.due !== null && item.due < format.today();
  const words = [
    by && t`from ${by}`,
    item.due && (late ? t`overdue since ${format.day(item.due)}` : t`due ${format.day(item.due)}`),
  ];
  return (
    <li className={classes['order']}>
      <span className={classes['words']}>
        <TextLink to="/menu/$activityId" params={{ activityId: item.activityId }} className={classes['name']}>
          {name}
        </TextLink>
        <span className={classes['says']}>{words.filter(Boolean).join(' · ')}</span>
      </span>
      <Why of={name} figure={item.points}>
        <Reasons parts={item.parts} points={item.points} capabilities={told.capabilities} />
      </Why>
      {told.may.takeBack && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={t`Take back: ${name}`}
          loading={take.isPending}
          onClick={() => take.mutate({ params: { personId, activityId: item.activityId } })}
        >
          {t`Take back`}
        </Button>
      )}
      <Problem error={take.error} reasons={{ 'not-open': t`They do not have it any more.` }} />
    </li>
  );
}
