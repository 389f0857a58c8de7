/** Who verifies what: appointed here by owners and heads of sales; an appointment rests while the level does not carry it. */
import { useLingui } from '@lingui/react/macro';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { appointVerifier, listVerifierCandidates, listVerifiers } from '../demonstration-contract.ts';
import classes from './demonstrate.module.css';
import { useDemonstrationReasons } from './demonstration-words.ts';
import raters from './raters.module.css';

type Listed = Told<typeof listVerifiers>['items'][number];
interface Appointing {
  readonly id: string;
  readonly name: string;
  /** what they could verify, and what they verify already although it rests */
  readonly capabilities: readonly { readonly capabilityId: string; readonly name: Readonly<Record<string, string>> }[];
  readonly chosen: readonly string[];
}

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
        <Appoint verifiers={answer.data?.items ?? []} onDone={() => setOpen(false)} />
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

function Appoint({
  verifiers,
  onDone,
}: {
  readonly verifiers: readonly Listed[];
  readonly onDone: () => void;
}): ReactElement {
  const { t, i18n } = useLingui();
  const reasons = useDemonstrationReasons();
  const [q, setQ] = useState('');
  const [whom, setWhom] = useState<Appointing | null>(null);
  const found = useAsk<typeof listVerifierCandidates>('GET', '/api/verifiers/candidates', { query: { q }, hold: true });
  const appoint = useDo<typeof appointVerifier>('PUT', '/api/verifiers/:personId', {
    refresh: ['/api/verifiers'],
    done: () => {
      toast(t`Appointed`);
      onDone();
    },
  });
  const choose = (one: Told<typeof listVerifierCandidates>['items'][number]): void => {
    const now = verifiers.find(({ person }) => person.id === one.id)?.capabilities ?? [];
    const resting = now.filter(
      (had) => !one.capabilities.some(({ capabilityId }) => capabilityId === had.capabilityId),
    );
    const all = [...one.capabilities, ...resting];
    const chosen = now.length > 0 ? now : all;
    setWhom({ id: one.id, name: one.name, capabilities: all, chosen: chosen.map(({ capabilityId }) => capabilityId) });
  };
  if (whom) {
    const { id, chosen } = whom;
    return (
      <div className={raters['form']}>
        <fieldset className={classes['set']}>
          <legend className={classes['legend']}>{t`${whom.name} verifies`}</legend>
          {whom.capabilities.map(({ capabilityId, name }) => (
            <Checkbox
              key={capabilityId}
              label={inLanguage(name, i18n.locale)}
              checked={chosen.includes(capabilityId)}
              onChange={(event) =>
                setWhom({
                  ...whom,
                  chosen: event.currentTarget.checked
                    ? [...chosen, capabilityId]
                    : chosen.filter((one) => one !== capabilityId),
                })
              }
            />
          ))}
        </fieldset>
        <Problem error={appoint.error} reasons={reasons} />
        <Button
          loading={appoint.isPending}
          onClick={() => appoint.mutate({ params: { personId: id }, body: { capabilityIds: [...chosen] } })}
        >{t`Appoint`}</Button>
      </div>
    );
  }
  return (
    <div className={raters['form']}>
      <TextInput
        label={t`Who`}
        description={t`People who hold the highest level of their role`}
        placeholder={t`Name`}
        data-autofocus
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <ul className={raters['found']} aria-label={t`People found`}>
        {(found.data?.items ?? []).map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => choose(one)}>
              {one.name}
            </button>
          </li>
        ))}
        {found.data?.items.length === 0 && (
          <li className={raters['nobody']}>{t`Nobody who holds the highest level of their role.`}</li>
        )}
      </ul>
    </div>
  );
}
