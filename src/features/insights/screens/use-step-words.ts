/** What each next step is called, why it is one, and where it leads. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../web/format.ts';
import type { IconName } from '../../../web/kit/Icon.tsx';
import { usePerson } from '../../../web/me.ts';
import type { Step } from './told.ts';

export interface StepWords {
  readonly title: string;
  readonly says: string | null;
  readonly icon: IconName;
  /** null: nothing to go to */
  readonly link: StepLink | null;
}

export type StepLink =
  | {
      readonly label: string;
      readonly to: '/coaching/sessions/$sessionId';
      readonly params: { readonly sessionId: string };
    }
  | {
      readonly label: string;
      readonly to: '/coaching/agreements/$agreementId';
      readonly params: { readonly agreementId: string };
    }
  | { readonly label: string; readonly to: '/people/$personId/assess'; readonly params: { readonly personId: string } }
  | { readonly label: string; readonly to: '/me/standings' };

/** Eight capabilities take a minute. */
const minutesFor = (capabilities: number): number => Math.max(1, Math.ceil(capabilities / 8));

export function useStepWords(): (step: Step) => StepWords {
  const { t } = useLingui();
  const format = useFormat();
  const me = usePerson();
  return ({ kind, id, person, day, at, what, count }) => {
    const name = person?.name ?? '';
    const capabilities = count ?? 0;
    const minutes = plural(minutesFor(capabilities), { one: 'About # minute.', other: 'About # minutes.' });
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
    const assess = (label: string, personId: string): StepLink => ({
      label,
      to: '/people/$personId/assess',
      params: { personId },
    });
    const moment = at ? format.moment(at) : '';
    const date = day ? format.day(day) : '';
    const distance = day ? format.fromToday(day) : '';
    switch (kind) {
      case 'no-way-of-selling':
        return {
          title: t`Your academy is being set up`,
          says: t`What your role asks for, and your road, stand here once the way of selling is published.`,
          icon: 'ladder',
          link: null,
        };
      case 'no-role':
        return {
          title: t`Nobody has said yet which role you sell in`,
          says: person
            ? t`Tell ${name} or your administrator. Then your road to the next level stands here.`
            : t`Tell your administrator. Then your road to the next level stands here.`,
          icon: 'ladder',
          link: null,
        };
      case 'session-running':
        return {
          title: t`You sit together with ${name}`,
          says: t`Everything for your coaching session is on one page.`,
          icon: 'coaching',
          link: session(t`Go to the session`),
        };
      case 'accept':
        return {
          title: t`Read your agreement with ${name}`,
          says: t`It takes a minute. It holds once you have both accepted it.`,
          icon: 'check',
          link: agreement(t`Read and accept`),
        };
      case 'answer-end':
        return {
          title: t`${name} would end your agreement`,
          says: t`Gaps in it are still open, so it takes the two of you.`,
          icon: 'coaching',
          link: agreement(t`Read and answer`),
        };
      case 'action-overdue':
        return {
          title: what ?? '',
          says: t`You agreed on this with ${name}. It was due on ${date}, ${distance}.`,
          icon: 'check',
          link: agreement(t`See the agreement`),
        };
      case 'action-due':
        return {
          title: what ?? '',
          says: t`You agreed on this with ${name}. It is due today.`,
          icon: 'check',
          link: agreement(t`See the agreement`),
        };
      case 'action-ahead':
        return {
          title: what ?? '',
          says: t`You agreed on this with ${name}. It is due on ${date}, ${distance}.`,
          icon: 'check',
          link: agreement(t`See the agreement`),
        };
      case 'session-soon':
        return {
          title: t`Coaching session with ${name}`,
          says: t`${moment}. What you will talk about is prepared; look at it before.`,
          icon: 'calendar',
          link: session(t`Prepare`),
        };
      case 'session-ahead':
        return {
          title: t`Coaching session with ${name}`,
          says: moment,
          icon: 'calendar',
          link: session(t`See what is prepared`),
        };
      case 'read-appraisal':
        return {
          title: t`${name} has said where you stand`,
          says: t`On ${date}. See what was said, and why, beside what you say yourself.`,
          icon: 'assess',
          link: { label: t`Read it`, to: '/me/standings' },
        };
      case 'finish-self-evaluation':
        return {
          title: t`Finish your self-evaluation`,
          says: t`${plural(capabilities, { one: '# capability is left.', other: '# capabilities are left.' })} ${minutes}`,
          icon: 'assess',
          link: assess(t`Go on`, me.id),
        };
      case 'self-evaluate':
        return {
          title: day ? t`See yourself again` : t`Say where you see yourself`,
          says: day
            ? t`You last did on ${date}. ${minutes}`
            : t`${plural(capabilities, { one: '# capability.', other: '# capabilities.' })} ${minutes} You and those who lead you see it; it never counts by itself.`,
          icon: 'assess',
          link: assess(t`Begin`, me.id),
        };
      case 'appraise':
        return {
          title: t`Say what you see of ${name}`,
          says: day ? t`You were asked for your view, until ${date}.` : t`You were asked for your view.`,
          icon: 'person',
          link: assess(t`Rate`, person?.id ?? ''),
        };
      case 'ask-for-session':
        return {
          title: t`Talk with ${name} about the road`,
          says: t`${plural(capabilities, { one: '# capability lies', other: '# capabilities lie' })} between you and the next level. Half an hour is enough to agree on one.`,
          icon: 'coaching',
          link: null,
        };
      case 'check-back-ahead':
        return {
          title: t`You look again on ${date}`,
          says: t`Then ${name} rates the agreed gaps anew, ${distance}.`,
          icon: 'calendar',
          link: agreement(t`See the agreement`),
        };
      case 'all-done':
        return {
          title: t`Nothing waits for you`,
          says: t`What comes next stands here as soon as there is something.`,
          icon: 'check',
          link: null,
        };
    }
  };
}
