/** Waiving a unit for somebody: what follows from it and that there is no way back stand before the reason, and the reason before the act. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group, Radio, Stack } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import { type WaiveReason, waiveReasons } from '../package.ts';
import type { waiveTheirUnit } from '../settling-contract.ts';
import { ForGood } from './ForGood.tsx';
import classes from './settling.module.css';
import type { TheirCard, TheirModule, TheirUnit, Whose } from './their-units.ts';
import { afterSettling, useSettlingReasons } from './use-settling.ts';
import { usePackageWords } from './use-package-words.ts';

interface WaiveUnitProps {
  readonly person: Whose;
  readonly module: TheirModule;
  readonly card: TheirCard;
  readonly unit: TheirUnit;
  readonly onBack: () => void;
}

export function WaiveUnit(props: WaiveUnitProps): ReactElement {
  const { t } = useLingui();
  const { person, module, card, unit, onBack } = props;
  const { say } = usePackageWords();
  const reasons = useSettlingReasons();
  const names = useReasonNames();
  const [reason, setReason] = useState<WaiveReason | null>(null);
  const title = say(unit.title);
  const name = person.name;
  const waive = useDo<typeof waiveTheirUnit>('POST', '/api/people/:personId/activities/:activityId/waivers', {
    refresh: afterSettling,
    done({ finished }) {
      toast(
        finished ? t`${title} is waived for ${name}, and the module is finished.` : t`${title} is waived for ${name}.`,
      );
      onBack();
    },
  });
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason === null) return;
        const { activityId } = module;
        waive.mutate({
          params: { personId: person.id, activityId },
          body: { cardKey: card.cardKey, unitId: unit.partId, reason },
        });
      }}
    >
      <Effect {...props} />
      <ForGood>
        {t`This cannot be taken back: a unit that is waived stays waived, and the learning records say so for good.`}
      </ForGood>
      <Radio.Group
        label={t`Why`}
        value={reason}
        onChange={(value) => setReason(waiveReasons.find((one) => one === value) ?? null)}
      >
        <Stack gap={10} mt={6}>
          {waiveReasons.map((one) => (
            <Radio key={one} value={one} label={names[one]} />
          ))}
        </Stack>
      </Radio.Group>
      <Problem error={waive.error} reasons={reasons} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>{t`Back`}</Button>
        <Button type="submit" loading={waive.isPending} disabled={reason === null}>{t`Waive for good`}</Button>
      </Group>
    </form>
  );
}

/** Told by the server for this unit, as everything stands now. */
function Effect({ person, module, card, unit }: WaiveUnitProps): ReactElement {
  const { t } = useLingui();
  const { say } = usePackageWords();
  const { blocks, cardDone, moduleDone } = unit.waiving ?? { blocks: [], cardDone: false, moduleDone: false };
  const title = say(unit.title);
  const name = person.name;
  const around = card.parts.filter(({ partId }) => blocks.includes(partId)).map((one) => say(one.title));
  const blocksDone = around.join(', ');
  return (
    <ul className={classes['effect']}>
      <li>{t`“${title}” counts as done for ${name}, although ${name} has not done it.`}</li>
      {around.length > 0 && <li>{t`With it, this is done too: ${blocksDone}.`}</li>}
      {module.state === 'not-begun' && <li>{t`The module stands as begun from then on.`}</li>}
      <li>
        {moduleDone
          ? t`The module is finished by that, and counts as finished everywhere.`
          : cardDone
            ? t`The package is done by that. The module has other cards, so it is not finished yet.`
            : t`The module is not finished by that: other units are still to be done.`}
      </li>
    </ul>
  );
}

function useReasonNames(): Readonly<Record<WaiveReason, string>> {
  const { t } = useLingui();
  return {
    'Tested Out': t`Showed in a test that it is known already`,
    'Equivalent AU': t`Did another unit that teaches the same`,
    'Equivalent Outside Activity': t`Learned the same outside the academy`,
    Administrative: t`For a reason of the organisation`,
  };
}
