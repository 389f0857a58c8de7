/** What happens seldom: taking over what was handed over, ending it, handing it over. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useState, type ReactElement } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { listPeople } from '../../people/contract.ts';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { endAgreement, handOverAgreement, takeOverAgreement } from '../contract.ts';
import { useCoachingReasons, type FullAgreement } from './coaching-words.ts';
import classes from './agreement-page.module.css';

export function AgreementMore({ agreement }: { readonly agreement: FullAgreement }): ReactElement | null {
  const { t } = useLingui();
  const reasons = useCoachingReasons();
  const params = { agreementId: agreement.id };
  const refresh = ['/api/coaching'];
  const takeOver = useDo<typeof takeOverAgreement>('POST', '/api/coaching/agreements/:agreementId/take-over', {
    refresh,
  });
  const end = useDo<typeof endAgreement>('POST', '/api/coaching/agreements/:agreementId/end', {
    refresh,
    done: (told) =>
      toast(
        told.ended ? t`The agreement has ended. It stays on record.` : t`Asked. It ends when the other side agrees.`,
      ),
  });
  if (agreement.ended) return null;
  const inForce = agreement.revisions.find((one) => one.number === agreement.inForce);
  const asked = agreement.endAsked;
  return (
    <section className={`${classes['more']} not-printed`} aria-label={t`More`}>
      {agreement.waitsForMe.includes('take-over') && inForce && (
        <Stack gap={8} mb="md" align="flex-start">
          <Text>{t`This agreement was handed to you. It stays in force as it is; take it over once you have read it.`}</Text>
          <Button
            loading={takeOver.isPending}
            onClick={() =>
              takeOver.mutate({ params, body: { revision: inForce.number, fingerprint: inForce.fingerprint } })
            }
          >{t`Take it over`}</Button>
        </Stack>
      )}
      {asked && asked !== agreement.mySide && <Text mb={8}>{t`The other side asks to end this agreement early.`}</Text>}
      <Group gap={8}>
        {asked === agreement.mySide ? (
          <Text size="sm" c="dimmed">{t`You asked to end it. It stays in force until the other side agrees.`}</Text>
        ) : (
          <Button
            variant={asked ? 'default' : 'subtle'}
            color="gray"
            size="compact-sm"
            loading={end.isPending}
            onClick={() => end.mutate({ params })}
          >
            {asked ? t`Agree to end it` : inForce && agreement.openGaps.length > 0 ? t`Ask to end it early` : t`End it`}
          </Button>
        )}
        {agreement.mySide === 'manager' && <HandOver agreement={agreement} />}
      </Group>
      <Problem error={takeOver.error ?? end.error} reasons={reasons} />
    </section>
  );
}

function HandOver({ agreement }: { readonly agreement: FullAgreement }): ReactElement {
  const { t } = useLingui();
  const reasons = useCoachingReasons();
  const navigate = useNavigate();
  const [opened, { open, close }] = useDisclosure(false);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [q] = useDebouncedValue(typed, 200);
  const found = useAsk<typeof listPeople>('GET', '/api/people', {
    query: { ...(q ? { q } : {}), limit: 20 },
    hold: true,
    when: opened,
  });
  const handOver = useDo<typeof handOverAgreement>('POST', '/api/coaching/agreements/:agreementId/handover', {
    refresh: [],
    done: () => {
      close();
      toast(t`Handed over. You no longer see it.`);
      void navigate({ to: '/coaching' });
    },
  });
  const choices = (found.data?.items ?? []).filter(
    (one) => one.id !== agreement.salesperson.id && one.id !== agreement.manager.id,
  );
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={open}>{t`Hand over`}</Button>
      <Dialog opened={opened} onClose={close} title={t`Hand over to another manager`}>
        <Stack>
          <Text size="sm">{t`What is in force stays in force, word for word. You will no longer be able to read it.`}</Text>
          <Select
            label={t`New manager`}
            searchable
            nothingFoundMessage={t`Nobody fits this search`}
            data={choices.map((one) => ({ value: one.id, label: one.title ? `${one.name} · ${one.title}` : one.name }))}
            filter={({ options }) => options}
            value={chosen}
            searchValue={typed}
            onSearchChange={setTyped}
            onChange={setChosen}
          />
          <Problem error={handOver.error} reasons={reasons} />
          <Button
            disabled={!chosen}
            loading={handOver.isPending}
            onClick={() =>
              chosen && handOver.mutate({ params: { agreementId: agreement.id }, body: { toManagerId: chosen } })
            }
          >
            {t`Hand over`}
          </Button>
        </Stack>
      </Dialog>
    </>
  );
}
