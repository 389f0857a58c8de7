/** One bite of a path: done, skipped because it is proven, begun, or ahead. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { Icon, type IconName } from '../../../web/kit/Icon.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import classes from './path.module.css';
import type { PathTold } from './path-told.ts';

type Step = PathTold['steps'][number];

const icons: Partial<Record<Step['state'], IconName>> = { done: 'check', proven: 'forward', begun: 'play' };

export function PathBite({ step, self }: { readonly step: Step; readonly self: boolean }): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const minutes = plural(step.minutes, { one: '# minute', other: '# minutes' });
  const states: Record<Step['state'], string> = {
    done: step.doneOn ? t`finished on ${format.day(step.doneOn)}` : t`finished`,
    proven: t`skipped: shown already`,
    begun: t`begun`,
    ahead: '',
  };
  const towards = format.list(step.towards.map(({ name }) => inLanguage(name, i18n.locale)));
  const icon = icons[step.state];
  const params = { activityId: step.activityId };
  const opens = self && step.delivery === 'e-learning' && (step.state === 'begun' || step.state === 'ahead');
  return (
    <li className={classes['bite']} data-state={step.state} aria-current={step.next ? 'step' : undefined}>
      <span className={classes['mark']} aria-hidden="true">
        {icon && <Icon name={icon} size={14} />}
      </span>
      <span className={classes['words']}>
        <TextLink to="/menu/$activityId" params={params} className={classes['name']}>
          {inLanguage(step.name, i18n.locale)}
        </TextLink>
        <span className={classes['says']}>{[minutes, states[step.state], towards].filter(Boolean).join(' · ')}</span>
      </span>
      {opens && (
        <ButtonLink
          to="/learn/$activityId"
          params={params}
          size="compact-md"
          variant={step.next ? 'filled' : 'default'}
        >
          {step.state === 'begun' ? t`Go on` : t`Start`}
        </ButtonLink>
      )}
    </li>
  );
}
