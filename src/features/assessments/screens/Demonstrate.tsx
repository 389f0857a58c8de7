/**
 * Recording what one saw, in under a minute and with one thumb: the capability, the step, the occasion. It is kept in this
 * browser first and sent when there is a connection; what is required is not shown beside the steps.
 */
import { useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { toast } from '../../../web/toasts.ts';
import { useOutbox } from '../../../web/use-outbox.ts';
import type { getDemonstrating } from '../demonstration-contract.ts';
import classes from './demonstrate.module.css';
import { CapabilityChoice } from './CapabilityChoice.tsx';
import type { DemonstratingTold } from './demonstrating-told.ts';
import { useDemonstrationReasons } from './demonstration-words.ts';
import { JustRecorded } from './JustRecorded.tsx';
import { SeenForm, type SeenSaid } from './SeenForm.tsx';

export function Demonstrate(): ReactElement {
  const { personId = '' } = useParams({ strict: false });
  const reasons = useDemonstrationReasons();
  const answer = useAsk<typeof getDemonstrating>('GET', '/api/people/:personId/demonstrating', {
    params: { personId },
  });
  return (
    <Answered answer={answer} rows={4} rowHeight={64} reasons={reasons}>
      {(told) => <Recording key={personId} personId={personId} told={told} />}
    </Answered>
  );
}

function Recording({ personId, told }: { readonly personId: string; readonly told: DemonstratingTold }): ReactElement {
  const { t } = useLingui();
  const outbox = useOutbox();
  const { capabilities, person, scale } = told;
  const asked = capabilities.filter(({ request }) => request !== null);
  const only = capabilities.length === 1 ? capabilities[0] : asked.length === 1 ? asked[0] : undefined;
  const [chosen, setChosen] = useState<string | null>(only?.capabilityId ?? null);
  const [recorded, setRecorded] = useState<readonly string[]>([]);
  const capability = capabilities.find(({ capabilityId }) => capabilityId === chosen);
  const prefix = `demonstrate.${personId}.`;
  const record = (said: SeenSaid): void => {
    if (!capability) return;
    const id = newId();
    const address = `/api/demonstrations/${id}`;
    const body = { personId, capabilityId: capability.capabilityId, ...said };
    outbox.put({ key: `${prefix}${id}`, method: 'PUT', address, body });
    setRecorded((before) => [...before, id]);
    setChosen(null);
    toast(t`Recorded. It counts at once.`, {
      undo: () => {
        outbox.put({ key: `${prefix}${id}.back`, method: 'DELETE', address, body: undefined });
        setRecorded((before) => before.filter((one) => one !== id));
      },
    });
    window.scrollTo({ top: 0 });
  };
  return (
    <div className={classes['screen']}>
      <PageHeader
        title={t`What did you see?`}
        above={
          <TextLink to="/people/$personId" params={{ personId }} size="sm">
            {person.name}
          </TextLink>
        }
        lead={t`${person.name} showed one capability on one occasion. It takes less than a minute and counts at once.`}
      />
      <JustRecorded personId={personId} recorded={recorded.length} />
      {capabilities.length === 0 ? (
        <Empty
          icon="assess"
          title={t`There is nothing to judge`}
          action={<ButtonLink to="/people/$personId" params={{ personId }}>{t`Back to ${person.name}`}</ButtonLink>}
        >
          {t`As soon as the person has a role, what it requires stands here.`}
        </Empty>
      ) : capability ? (
        <SeenForm
          key={`${capability.capabilityId} ${recorded.length}`}
          capability={capability}
          scale={scale}
          onOther={() => setChosen(null)}
          onRecord={record}
        />
      ) : (
        <CapabilityChoice capabilities={capabilities} onChoose={setChosen} />
      )}
    </div>
  );
}
