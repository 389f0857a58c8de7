/** Appointing somebody: who holds the highest level of their role, then which of what it requires they verify. */
import { useLingui } from '@lingui/react/macro';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { appointVerifier, listVerifierCandidates, listVerifiers } from '../demonstration-contract.ts';
import classes from './demonstrate.module.css';
import { useDemonstrationReasons } from './demonstration-words.ts';
import raters from './raters.module.css';

type Candidate = Told<typeof listVerifierCandidates>['items'][number];

interface AppointVerifierProps {
  readonly verifiers: Told<typeof listVerifiers>['items'];
  readonly onDone: () => void;
}

export function AppointVerifier({ verifiers, onDone }: AppointVerifierProps): ReactElement {
  const { t } = useLingui();
  const [q, setQ] = useState('');
  const [whom, setWhom] = useState<Candidate | null>(null);
  const found = useAsk<typeof listVerifierCandidates>('GET', '/api/verifiers/candidates', { query: { q }, hold: true });
  if (whom) {
    const now = verifiers.find(({ person }) => person.id === whom.id)?.capabilities ?? [];
    return <Which whom={whom} now={now} onDone={onDone} />;
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
            <button type="button" onClick={() => setWhom(one)}>
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

/** @param now what they verify already, what rests too */
function Which({
  whom,
  now,
  onDone,
}: {
  readonly whom: Candidate;
  readonly now: Candidate['capabilities'];
  readonly onDone: () => void;
}): ReactElement {
  const { t, i18n } = useLingui();
  const reasons = useDemonstrationReasons();
  const resting = now.filter((had) => whom.capabilities.every(({ capabilityId }) => capabilityId !== had.capabilityId));
  const all = [...whom.capabilities, ...resting];
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    (now.length > 0 ? now : all).map(({ capabilityId }) => capabilityId),
  );
  const appoint = useDo<typeof appointVerifier>('PUT', '/api/verifiers/:personId', {
    refresh: ['/api/verifiers'],
    done: () => {
      toast(t`Appointed`);
      onDone();
    },
  });
  return (
    <div className={raters['form']}>
      <fieldset className={classes['set']}>
        <legend className={classes['legend']}>{t`${whom.name} verifies`}</legend>
        {all.map(({ capabilityId, name }) => (
          <Checkbox
            key={capabilityId}
            label={inLanguage(name, i18n.locale)}
            checked={chosen.includes(capabilityId)}
            onChange={(event) =>
              setChosen(
                event.currentTarget.checked ? [...chosen, capabilityId] : chosen.filter((one) => one !== capabilityId),
              )
            }
          />
        ))}
      </fieldset>
      <Problem error={appoint.error} reasons={reasons} />
      <Button
        loading={appoint.isPending}
        onClick={() => appoint.mutate({ params: { personId: whom.id }, body: { capabilityIds: [...chosen] } })}
      >{t`Appoint`}</Button>
    </div>
  );
}
