/** Next steps that come of coaching: sessions, the agreement, its actions and its check-back. Null for all others. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../web/format.ts';
import type { IconName } from '../../../web/kit/Icon.tsx';
import type { StepLink, StepWords } from './step-words.ts';
import type { Step } from './told.ts';

const say = (icon: IconName, title: string, says: string, link: StepLink | null): StepWords => ({
  icon,
  title,
  says,
  link,
});

export function useCoachingStepWords(): (step: Step) => StepWords | null {
  const { t } = useLingui();
  const format = useFormat();
  return ({ kind, id, person, day, at, what, count }) => {
    const name = person?.name ?? '';
    const capabilities = count ?? 0;
    const moment = at ? format.moment(at) : '';
    const [date, distance] = day ? [format.day(day), format.fromToday(day)] : ['', ''];
    const session = (label: string): StepLink => ({
      label,
      to: '/coaching/sessions/$sessionId',
      params: { sessionId: id ?? '' },
    });
    const agreement = (label: string): StepLink => ({
      label,
      to: '/coaching/agreements/$agreementId',
      params: { agreementId: id ?? '' },
    });
    const action = (says: string): StepWords => say('check', what ?? '', says, agreement(t`See the agreement`));
    const withName = t`Coaching session with ${name}`;
    switch (kind) {
      case 'session-running': {
        const title = t`You sit together with ${name}`;
        return say(
          'coaching',
          title,
          t`Everything for your coaching session is on one page.`,
          session(t`Go to the session`),
        );
      }
      case 'session-soon': {
        const says = t`${moment}. What you will talk about is prepared; look at it before.`;
        return say('calendar', withName, says, session(t`Prepare`));
      }
      case 'session-ahead':
        return say('calendar', withName, moment, session(t`See what is prepared`));
      case 'accept': {
        const says = t`It takes a minute. It holds once you have both accepted it.`;
        return say('check', t`Read your agreement with ${name}`, says, agreement(t`Read and accept`));
      }
      case 'answer-end': {
        const says = t`Gaps in it are still open, so it takes the two of you.`;
        return say('coaching', t`${name} would end your agreement`, says, agreement(t`Read and answer`));
      }
      case 'action-overdue':
        return action(t`You agreed on this with ${name}. It was due on ${date}, ${distance}.`);
      case 'action-due':
        return action(t`You agreed on this with ${name}. It is due today.`);
      case 'action-ahead':
        return action(t`You agreed on this with ${name}. It is due on ${date}, ${distance}.`);
      case 'ask-for-session': {
        const says = t`${plural(capabilities, { one: '# capability lies', other: '# capabilities lie' })} between you and the next level. Half an hour is enough to agree on one.`;
        return say('coaching', t`Talk with ${name} about the road`, says, null);
      }
      case 'check-back-ahead': {
        const says = t`Then ${name} rates the agreed gaps anew, ${distance}.`;
        return say('calendar', t`You look again on ${date}`, says, agreement(t`See the agreement`));
      }
      default:
        return null;
    }
  };
}
