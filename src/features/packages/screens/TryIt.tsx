/** Trying a package before anybody learns with it: the way into it, and what it has reported until now. Nothing of it counts. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group, Table } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { beginTrial, lookAtTrial } from '../trial-contract.ts';
import classes from './play.module.css';
import shelf from './shelf.module.css';
import { usePackageWords } from './use-package-words.ts';

type Looked = Told<typeof lookAtTrial>;

export function TryIt(): ReactElement {
  const { t } = useLingui();
  const { packageId = '' } = useParams({ strict: false });
  const answer = useAsk<typeof lookAtTrial>('GET', '/api/packages/:packageId/trial', {
    params: { packageId },
    afresh: true,
  });
  const { say } = usePackageWords();
  return (
    <>
      <PageHeader
        title={answer.data ? say(answer.data.title) : t`Try it`}
        lead={t`Try the package as people will play it. Nothing of it counts, and nobody is told.`}
        above={<TextLink to="/menu/packages">{t`Back to the packages`}</TextLink>}
      />
      <Answered answer={answer} rows={3} rowHeight={72}>
        {(looked) => (
          <>
            <Ways looked={looked} packageId={packageId} />
            {looked.trialId !== null && <Reported looked={looked} />}
          </>
        )}
      </Answered>
    </>
  );
}

function Ways({ looked, packageId }: { readonly looked: Looked; readonly packageId: string }): ReactElement {
  const { t } = useLingui();
  const navigate = useNavigate();
  const begin = useDo<typeof beginTrial>('POST', '/api/packages/:packageId/trial', {
    refresh: ['/api/packages'],
    done: ({ trialId }) =>
      void navigate({ to: '/play/$attemptId/$cardKey', params: { attemptId: trialId, cardKey: 'trial' } }),
  });
  const isBegun = looked.trialId !== null;
  return (
    <>
      <Problem error={begin.error} />
      <Group mb="lg">
        <Button
          loading={begin.isPending}
          onClick={() => begin.mutate({ params: { packageId }, body: { again: false } })}
        >
          {isBegun ? t`Go on` : t`Try it`}
        </Button>
        {isBegun && (
          <Button
            variant="default"
            loading={begin.isPending}
            onClick={() => begin.mutate({ params: { packageId }, body: { again: true } })}
          >{t`Begin again`}</Button>
        )}
      </Group>
    </>
  );
}

function Reported({ looked }: { readonly looked: Looked }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const { completed, passed, score, seconds, said } = looked;
  const told = (is: boolean | null): string => (is === null ? t`not said` : is ? t`yes` : t`no`);
  return (
    <section aria-labelledby="reported">
      <h2 id="reported">{t`What it has reported`}</h2>
      <dl className={classes['facts']}>
        <div>
          <dt>{t`Completed`}</dt>
          <dd>{told(completed)}</dd>
        </div>
        <div>
          <dt>{t`Passed`}</dt>
          <dd>{told(passed)}</dd>
        </div>
        <div>
          <dt>{t`Score`}</dt>
          <dd>{score === null ? t`not said` : format.share(score)}</dd>
        </div>
        <div>
          <dt>{t`Seconds`}</dt>
          <dd>{Math.round(seconds)}</dd>
        </div>
      </dl>
      {said.length > 0 && <Values said={said} />}
    </section>
  );
}

/** Names and values as the content wrote them: for whoever has to find out why it reports what it does. */
function Values({ said }: Pick<Looked, 'said'>): ReactElement {
  const { t } = useLingui();
  return (
    <details className={shelf['found']}>
      <summary>{t`Values its content set last`}</summary>
      <Table style={{ tableLayout: 'fixed', overflowWrap: 'anywhere' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`Part`}</Table.Th>
            <Table.Th>{t`Name`}</Table.Th>
            <Table.Th>{t`Value`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {said.map(({ part, name, value }) => (
            <Table.Tr key={`${part} ${name}`}>
              <Table.Td>{part}</Table.Td>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}
