/** Ending a session whose window was lost: what it has recorded stays, what is done in it from now on is gone. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { abandonSession } from '../contract.ts';
import { ForGood } from './ForGood.tsx';
import classes from './settling.module.css';
import type { TheirUnit, Whose } from './their-units.ts';
import { afterSettling, useSettlingReasons } from './use-settling.ts';
import { usePackageWords } from './use-package-words.ts';

interface EndSessionProps {
  readonly person: Whose;
  readonly unit: TheirUnit;
  readonly onBack: () => void;
}

export function EndSession({ unit: { title, open }, person, onBack }: EndSessionProps): ReactElement {
  const { t } = useLingui();
  const { say } = usePackageWords();
  const format = useFormat();
  const reasons = useSettlingReasons();
  const unit = say(title);
  const name = person.name;
  const end = useDo<typeof abandonSession>('POST', '/api/packages/sessions/:sessionId/abandon', {
    refresh: afterSettling,
    done() {
      toast(t`The session of ${unit} is ended.`);
      onBack();
    },
  });
  const begun = open && format.moment(open.launchedAt);
  const last = open && format.moment(open.lastAt);
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (open) end.mutate({ params: { sessionId: open.sessionId } });
      }}
    >
      <ul className={classes['effect']}>
        {open && <li>{t`Started on ${begun}, heard of last on ${last}.`}</li>}
        <li>{t`What it has recorded until now stays. The unit and the module are not done by this.`}</li>
        <li>{t`${name} can start the unit again at any time.`}</li>
      </ul>
      <ForGood>
        {t`This cannot be taken back: if its window is still open somewhere, what ${name} does there from now on is lost.`}
      </ForGood>
      <Problem error={end.error} reasons={reasons} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>{t`Back`}</Button>
        <Button type="submit" loading={end.isPending} disabled={open === null}>{t`End the session`}</Button>
      </Group>
    </form>
  );
}
