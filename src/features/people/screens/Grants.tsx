/** What a person may do beyond what the organisation gives them. */
import { useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Grant } from '../../../kernel/actor.ts';
import { useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { usePerson } from '../../../web/me.ts';
import { toast } from '../../../web/toasts.ts';
import type { setGrants } from '../contract.ts';
import { useChangeWords } from './change-words.ts';
import type { PersonTold } from './person-told.ts';
import { useOrganisation } from './use-organisation.ts';

const ownersToGive: ReadonlySet<string> = new Set<Grant>(['owner', 'head-of-sales']);

export function Grants({ person }: { readonly person: PersonTold }): ReactElement {
  const { t } = useLingui();
  const reasons = useChangeWords();
  const organisation = useOrganisation();
  const me = usePerson();
  const isOwner = me.grants.includes('owner');
  const [held, setHeld] = useState<readonly Grant[]>([...new Set(person.grants.map((one) => one.grant))]);
  const [markets, setMarkets] = useState<readonly string[]>(() => headed(person));
  const save = useDo<typeof setGrants>('PUT', '/api/people/:personId/grants', {
    refresh: ['/api'],
    done: () => toast(t`Saved`),
  });
  const says: Record<Grant, [string, string]> = {
    owner: [t`Academy owner`, t`Keeps the way of selling and sees the whole academy.`],
    administrator: [t`Administrator`, t`Keeps people, access and imports; reads no assessment and no agreement.`],
    'head-of-sales': [t`Head of sales`, t`Sees a market and everything below it.`],
    trainer: [t`Trainer`, t`Runs sessions.`],
    contributor: [t`Contributor`, t`Makes or runs activities; sees gaps without names.`],
  };
  const given = new Set<string>(person.grants.map((one) => one.grant));
  return (
    <Stack gap={12}>
      {!isOwner && (
        <Text size="sm" c="dimmed">
          {me.id === person.id
            ? t`Nobody gives themselves more access. Ask another administrator or an academy owner.`
            : t`Owners and heads of sales read assessments: an academy owner names them.`}
        </Text>
      )}
      <Checkbox.Group label={t`May also`} value={[...held]} onChange={(next) => setHeld(next as Grant[])}>
        <Stack gap={8} mt={4}>
          {Object.entries(says).map(([grant, [label, description]]) => (
            <Checkbox
              key={grant}
              value={grant}
              label={label}
              description={description}
              disabled={!isOwner && (ownersToGive.has(grant) || (me.id === person.id && !given.has(grant)))}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      {held.includes('head-of-sales') && (
        <Headed markets={markets} choices={organisation.markets} onChange={setMarkets} disabled={!isOwner} />
      )}
      <Problem error={save.error} reasons={reasons} />
      <Group>
        <Button
          variant="default"
          loading={save.isPending}
          onClick={() =>
            save.mutate({
              params: { personId: person.id },
              body: {
                grants: held.flatMap((grant): { grant: Grant; marketId: string | null }[] =>
                  grant === 'head-of-sales'
                    ? markets.map((market) => ({ grant, marketId: market || null }))
                    : [{ grant, marketId: null }],
                ),
              },
            })
          }
        >
          {t`Save access`}
        </Button>
      </Group>
    </Stack>
  );
}

/** Empty text: the whole academy. */
function headed(person: PersonTold): readonly string[] {
  const heads = person.grants.filter((one) => one.grant === 'head-of-sales');
  return heads.length > 0 ? heads.map((one) => one.market?.id ?? '') : [''];
}

interface HeadedProps {
  readonly markets: readonly string[];
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (markets: readonly string[]) => void;
  readonly disabled: boolean;
}

/** The markets a head of sales heads, one below the other. */
function Headed({ markets, choices, onChange, disabled }: HeadedProps): ReactElement {
  const { t } = useLingui();
  const free = choices.find(({ value }) => !markets.includes(value));
  return (
    <Stack gap={8}>
      {markets.map((market, at) => (
        <NativeSelect
          key={market}
          label={at === 0 ? t`Heads` : t`Heads also`}
          value={market}
          disabled={disabled}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (value === '' && at === 0) onChange(['']);
            else onChange(markets.flatMap((one, other) => (other !== at ? [one] : value === '' ? [] : [value])));
          }}
          data={[
            { value: '', label: at === 0 ? t`The whole academy` : t`No more` },
            ...choices.filter(({ value }) => value === market || !markets.includes(value)),
          ]}
        />
      ))}
      {markets[0] !== '' && free && (
        <Group>
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={disabled}
            onClick={() => onChange([...markets, free.value])}
          >
            {t`One more market`}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
