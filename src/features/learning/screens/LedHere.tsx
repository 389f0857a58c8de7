/** On an activity's page, for whoever may have run it: saying that a group took part. What has cards is done by going through it. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { usePerson } from '../../../web/me.ts';
import { isDoneTogether, type LedActivity } from '../cards.ts';
import { MarkDone } from './MarkDone.tsx';

export interface LedHereProps {
  readonly activity: LedActivity & {
    readonly activityId: string;
    readonly name: Words;
    readonly state: 'draft' | 'published' | 'retired';
  };
}

export function LedHere({ activity }: LedHereProps): ReactElement | null {
  const { t, i18n } = useLingui();
  const me = usePerson();
  const [opened, setOpened] = useState(false);
  const runs = me.leads || me.grants.some((grant) => grant === 'trainer' || grant === 'head-of-sales');
  if (!runs || !isDoneTogether(activity) || activity.state === 'draft') return null;
  return (
    <>
      <Button leftSection={<Icon name="check" size={16} />} onClick={() => setOpened(true)}>
        {t`Who took part?`}
      </Button>
      <MarkDone
        opened={opened}
        onClose={() => setOpened(false)}
        activity={{ ...activity, name: inLanguage(activity.name, i18n.locale) }}
      />
    </>
  );
}
