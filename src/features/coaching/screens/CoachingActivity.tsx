/** That coaching happens: how much and when, a manager a line. Nothing of what was said or agreed. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ExportMenu } from '../../../web/kit/ExportMenu.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { LongList, type Column } from '../../../web/kit/LongList.tsx';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import type { listActivity } from '../session-contract.ts';

type Line = Told<typeof listActivity>['managers'][number];

export function CoachingActivity(): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const activity = useAsk<typeof listActivity>('GET', '/api/coaching/activity');
  const columns: readonly Column<Line>[] = [
    { key: 'manager', label: t`Manager`, cell: (line) => line.manager.name, width: '2fr' },
    { key: 'people', label: t`People`, cell: (line) => line.people, end: true },
    { key: 'held', label: t`Sessions held`, cell: (line) => line.sessionsHeld, end: true },
    { key: 'planned', label: t`Planned`, cell: (line) => line.sessionsPlanned, end: true },
    { key: 'inForce', label: t`Agreements in force`, cell: (line) => line.agreementsInForce, end: true },
    { key: 'overdue', label: t`Check-backs overdue`, cell: (line) => line.checkBacksOverdue, end: true },
    {
      key: 'last',
      label: t`Last session`,
      cell: (line) => (line.lastHeldOn ? format.day(line.lastHeldOn) : '–'),
      end: true,
    },
  ];
  return (
    <Answered answer={activity}>
      {({ from, managers }) => (
        <>
          <PageHeader
            title={t`That coaching happens`}
            above={<TextLink to="/coaching" size="sm">{t`Coaching`}</TextLink>}
            lead={t`Since ${format.day(from)}. What was said and agreed stays between the two.`}
            beside={
              <ExportMenu
                title={t`That coaching happens`}
                table={() => ({
                  head: columns.map((column) => column.label),
                  rows: managers.map((line) => [
                    line.manager.name,
                    line.people,
                    line.sessionsHeld,
                    line.sessionsPlanned,
                    line.agreementsInForce,
                    line.checkBacksOverdue,
                    line.lastHeldOn ?? '',
                  ]),
                })}
              />
            }
          />
          {managers.length === 0 ? (
            <Empty
              icon="coaching"
              title={t`Nobody leads anybody yet`}
            >{t`Once managers hold sessions, how many and when is counted here.`}</Empty>
          ) : (
            <LongList
              label={t`Managers`}
              items={managers}
              idOf={(line) => line.manager.id}
              nameOf={(line) => line.manager.name}
              columns={columns}
              card={cardOf}
            />
          )}
        </>
      )}
    </Answered>
  );
}

function cardOf(line: Line): ReactElement {
  return <Card line={line} />;
}

function Card({ line }: { readonly line: Line }): ReactElement {
  const { t } = useLingui();
  return (
    <>
      <strong>{line.manager.name}</strong>
      <div>{t`${line.sessionsHeld} sessions held, ${line.agreementsInForce} agreements in force, ${line.checkBacksOverdue} check-backs overdue`}</div>
    </>
  );
}
