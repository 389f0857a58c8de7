/**
 * On a person's page, for those who lead them: modules with units of cmi5 they are in the middle of, and the way to settle something in
 * one, also in a module they have not begun.
 */
import { useLingui } from '@lingui/react/macro';
import { Button, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import type { getPerson } from '../../people/contract.ts';
import type { listUnitModules } from '../settling-contract.ts';
import classes from './settling.module.css';
import { TheirUnits } from './TheirUnits.tsx';
import { usePackageWords } from './use-package-words.ts';

type Module = Told<typeof listUnitModules>['items'][number];

export function UnitStory({ person }: { readonly person: Told<typeof getPerson> }): ReactElement | null {
  const { t } = useLingui();
  const { say } = usePackageWords();
  const [module, setModule] = useState<Module | null>(null);
  const [choosing, setChoosing] = useState(false);
  const begun = useAsk<typeof listUnitModules>('GET', '/api/people/:personId/units', {
    params: { personId: person.id },
    query: {},
    when: person.may.seeStandings && person.relation !== 'self',
  });
  if (!begun.data?.any) return null;
  const { items } = begun.data;
  return (
    <section className={classes['story']}>
      <h2>{t`Units of cmi5 packages`}</h2>
      {items.length === 0 && <Text size="sm" c="dimmed">{t`No module with units is open.`}</Text>}
      <ul className={classes['modules']} aria-label={t`Units of cmi5 packages`}>
        {items.map((one) => (
          <Begun key={one.activityId} module={one} onLook={() => setModule(one)} />
        ))}
      </ul>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setChoosing(true)}>
        {t`Choose another module`}
      </Button>
      <Dialog opened={choosing} onClose={() => setChoosing(false)} title={t`Which module?`}>
        <NotBegun
          personId={person.id}
          onChoose={(one) => {
            setChoosing(false);
            setModule(one);
          }}
        />
      </Dialog>
      {module && (
        <TheirUnits
          person={person}
          activityId={module.activityId}
          title={say(module.name)}
          onClose={() => setModule(null)}
        />
      )}
    </section>
  );
}

function Begun({ module, onLook }: { readonly module: Module; readonly onLook: () => void }): ReactElement {
  const { t } = useLingui();
  const { say } = usePackageWords();
  const name = say(module.name);
  return (
    <li>
      <strong>{name}</strong>
      <Button size="compact-sm" variant="default" aria-label={t`Units of “${name}”`} onClick={onLook}>
        {t`Units`}
      </Button>
    </li>
  );
}

function NotBegun({
  personId,
  onChoose,
}: {
  readonly personId: string;
  readonly onChoose: (module: Module) => void;
}): ReactElement {
  const { t } = useLingui();
  const { say } = usePackageWords();
  const [search, setSearch] = useState('');
  const answer = useAsk<typeof listUnitModules>('GET', '/api/people/:personId/units', {
    params: { personId },
    query: { begun: 'no' },
  });
  const words = search.trim().toLowerCase();
  return (
    <Answered answer={answer} rows={3}>
      {({ items }) => {
        if (items.length === 0) return <Text>{t`Every module with units has been begun already.`}</Text>;
        const found = items.filter(({ name }) => say(name).toLowerCase().includes(words));
        return (
          <>
            <TextInput
              data-autofocus
              label={t`Search modules`}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
            <ul className={classes['choice']}>
              {found.map((one) => (
                <li key={one.activityId}>
                  <Button variant="subtle" fullWidth justify="flex-start" onClick={() => onChoose(one)}>
                    {say(one.name)}
                  </Button>
                </li>
              ))}
            </ul>
            {found.length === 0 && <Text c="dimmed">{t`No module of this name.`}</Text>}
          </>
        );
      }}
    </Answered>
  );
}
