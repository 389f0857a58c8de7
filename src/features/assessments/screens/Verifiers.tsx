/** Who verifies what: appointed here by owners and heads of sales; an appointment rests while the level does not carry it. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { toast } from '../../../web/toasts.ts';
import type { appointVerifier, listVerifiers } from '../demonstration-contract.ts';
import { AppointVerifier } from './AppointVerifier.tsx';
import classes from './demonstrate.module.css';

type Listed = Told<typeof listVerifiers>['items'][number];

export function Verifiers(): ReactElement {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const answer = useAsk<typeof listVerifiers>('GET', '/api/verifiers');
  return (
    <div className={classes['screen']}>
      <PageHeader
        title={t`Verifiers`}
        lead={t`They judge what colleagues show, in capabilities they master themselves: holding the highest level of a role that requires them.`}
        action={<Button onClick={() => setOpen(true)}>{t`Appoint a verifier`}</Button>}
      />
      <Answered answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="assess" title={t`Nobody verifies yet`}>
              {t`Until somebody is appointed, only those who lead a person judge what they show.`}
            </Empty>
          ) : (
            <ul className={classes['lines']} aria-label={t`Verifiers`}>
              {items.map((one) => (
                <Line key={one.person.id} one={one} />
              ))}
            </ul>
          )
        }
      </Answered>
      <Dialog opened={open} onClose={() => setOpen(false)} title={t`Appoint a verifier`}>
        <AppointVerifier verifiers={answer.data?.items ?? []} onDone={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}

function Line({ one }: { readonly one: Listed }): ReactElement {
  const { t, i18n } = useLingui();
  const appoint = useDo<typeof appointVerifier>('PUT', '/api/verifiers/:personId', { refresh: ['/api/verifiers'] });
  const { person, capabilities } = one;
  const says = (all: Listed['capabilities']): string => all.map(({ name }) => inLanguage(name, i18n.locale)).join(', ');
  const judged = says(capabilities.filter(({ mayJudge }) => mayJudge));
  const resting = says(capabilities.filter(({ mayJudge }) => !mayJudge));
  const set = (ids: readonly string[]) => ({ params: { personId: person.id }, body: { capabilityIds: [...ids] } });
  return (
    <li>
      <span className={classes['line']}>
        <TextLink to="/people/$personId" params={{ personId: person.id }}>
          {person.name}
        </TextLink>
        {judged && <span className={classes['lineMore']}>{judged}</span>}
        {resting && (
          <span className={classes['lineMore']}>{t`Rests, since the highest level is not held: ${resting}`}</span>
        )}
      </span>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-label={t`End: ${person.name}`}
        onClick={() =>
          appoint.mutate(set([]), {
            onSuccess: () =>
              toast(t`${person.name} verifies no longer`, {
                undo: () =>
                  appoint.mutate(
                    set(capabilities.filter(({ mayJudge }) => mayJudge).map(({ capabilityId }) => capabilityId)),
                  ),
              }),
          })
        }
      >{t`End`}</Button>
    </li>
  );
}
