/** Which capability was shown: what the person asked to be watched at first, then what the next level requires, then the rest. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { ToJudgeTold } from './demonstrating-told.ts';
import classes from './demonstrate.module.css';

export function CapabilityChoice({
  capabilities,
  onChoose,
}: {
  readonly capabilities: readonly ToJudgeTold[];
  readonly onChoose: (capabilityId: string) => void;
}): ReactElement {
  const { t } = useLingui();
  const asked = capabilities.filter(({ request }) => request !== null);
  const next = capabilities.filter(({ request, required }) => request === null && required > 0);
  const rest = capabilities.filter(({ request, required }) => request === null && required === 0);
  const groups = [
    { key: 'asked', title: t`Asked to be watched`, all: asked },
    { key: 'next', title: t`Required by the next level`, all: next },
    { key: 'rest', title: next.length > 0 ? t`Required by the level held` : t`Capabilities`, all: rest },
  ];
  return (
    <>
      {groups
        .filter(({ all }) => all.length > 0)
        .map(({ key, title, all }) => (
          <section key={key}>
            <h2 className={classes['group']}>{title}</h2>
            <ul className={classes['choices']}>
              {all.map((one) => (
                <li key={one.capabilityId}>
                  <ChoiceButton one={one} onChoose={onChoose} />
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

function ChoiceButton({
  one,
  onChoose,
}: {
  readonly one: ToJudgeTold;
  readonly onChoose: (capabilityId: string) => void;
}): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const until = one.request ? format.day(one.request.until) : '';
  const times = plural(one.times, { one: 'seen once', other: 'seen # times' });
  const last = one.lastOn ? format.fromToday(one.lastOn) : '';
  return (
    <button type="button" className={classes['choice']} onClick={() => onChoose(one.capabilityId)}>
      <span className={classes['choiceWords']}>
        <span className={classes['choiceName']}>{inLanguage(one.name, i18n.locale)}</span>
        <span className={classes['choiceMore']}>
          {one.request
            ? [one.request.words, t`until ${until}`].filter(Boolean).join(' · ')
            : one.lastOn
              ? t`${times}, last ${last}`
              : inLanguage(one.group, i18n.locale)}
        </span>
      </span>
      <Icon name="forward" size={18} />
    </button>
  );
}
