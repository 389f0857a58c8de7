/** One session in a list: with whom and when. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useFormat } from '../../../web/format.ts';
import { TextLink } from '../../../web/kit/links.ts';
import { usePerson } from '../../../web/me.ts';
import type { listSessions } from '../session-contract.ts';
import classes from './coaching.module.css';

export type AnySession = Told<typeof listSessions>['items'][number];

export function SessionLine({ session }: { readonly session: AnySession }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const me = usePerson();
  const other = session.manager.id === me.id ? session.salesperson.name : session.manager.name;
  const { minutes } = session;
  const states = { planned: t`planned`, running: t`running now`, closed: t`held`, cancelled: t`cancelled` };
  return (
    <li className={classes['line']}>
      <div className={classes['who']}>
        <TextLink to="/coaching/sessions/$sessionId" params={{ sessionId: session.id }} fw={600}>
          {format.moment(session.startsAt)}
        </TextLink>
        <span className={classes['facts']}>
          {[t`with ${other}`, t`${minutes} minutes`, states[session.state]].join(' · ')}
        </span>
      </div>
    </li>
  );
}
