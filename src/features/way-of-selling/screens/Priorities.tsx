/** What is to be developed now: what the company wants, for everybody to see, and what one wants oneself. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { priorityLimits } from '../priority.ts';
import type { listPriorities } from '../priority-contract.ts';
import classes from './priorities.module.css';
import type { PrioritiesTold, PriorityTold, Whose } from './priorities-told.ts';
import { PriorityForm } from './PriorityForm.tsx';
import { PriorityLine } from './PriorityLine.tsx';

/** null of `one`: a new one */
interface Opened {
  readonly whose: Whose;
  readonly one: PriorityTold | null;
}

export function Priorities(): ReactElement {
  const { t } = useLingui();
  const answer = useAsk<typeof listPriorities>('GET', '/api/priorities');
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = (): void => setOpened(null);
  return (
    <>
      <PageHeader
        title={t`Priorities`}
        lead={t`What is to be developed now. It counts in what people are recommended and given.`}
      />
      <Answered answer={answer}>
        {(told) => (
          <div className={classes['columns']}>
            <Own told={told} onOpen={setOpened} />
            <Company told={told} onOpen={setOpened} />
          </div>
        )}
      </Answered>
      <Dialog
        opened={opened !== null}
        onClose={close}
        title={
          opened?.one
            ? t`Change a priority`
            : opened?.whose === 'own'
              ? t`What I want to develop`
              : t`What the company wants`
        }
      >
        {opened && <PriorityForm whose={opened.whose} one={opened.one} onDone={close} />}
      </Dialog>
    </>
  );
}

interface PartProps {
  readonly told: PrioritiesTold;
  readonly onOpen: (opened: Opened) => void;
}

function Own({ told, onOpen }: PartProps): ReactElement {
  const { t } = useLingui();
  const full = told.own.length >= priorityLimits.own;
  return (
    <section aria-labelledby="own">
      <h2 id="own" className={classes['heading']}>{t`What I want to develop now`}</h2>
      <p className={classes['says']}>
        {full
          ? t`Three at most, so that they stay priorities. End one to set another.`
          : t`Up to three. What helps with them moves up for you.`}
      </p>
      <ul className={classes['list']}>
        {told.own.map((one) => (
          <PriorityLine key={one.priorityId} one={one} whose="own" onChange={() => onOpen({ whose: 'own', one })} />
        ))}
      </ul>
      {!full && (
        <Button variant="default" onClick={() => onOpen({ whose: 'own', one: null })}>
          {t`Add a priority of mine`}
        </Button>
      )}
    </section>
  );
}

function Company({ told, onOpen }: PartProps): ReactElement {
  const { t } = useLingui();
  const may = told.may.setCompany;
  return (
    <section aria-labelledby="company">
      <h2 id="company" className={classes['heading']}>{t`What the company wants developed now`}</h2>
      {told.company.length === 0 && (
        <p className={classes['says']}>
          {may
            ? t`Nothing yet. A priority names a capability, for everybody or one market, until a day.`
            : t`Nothing at the moment.`}
        </p>
      )}
      <ul className={classes['list']}>
        {told.company.map((one) => (
          <PriorityLine
            key={one.priorityId}
            one={one}
            whose="company"
            {...(may ? { onChange: () => onOpen({ whose: 'company', one }) } : {})}
          />
        ))}
      </ul>
      {may && (
        <Button variant="default" onClick={() => onOpen({ whose: 'company', one: null })}>
          {t`Add a priority of the company`}
        </Button>
      )}
    </section>
  );
}
