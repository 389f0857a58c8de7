/** Next steps that come of assessing, and those that say what is missing before there can be a road. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../web/format.ts';
import type { IconName } from '../../../web/kit/Icon.tsx';
import { usePerson } from '../../../web/me.ts';
import type { StepLink, StepWords } from './step-words.ts';
import type { Step } from './told.ts';

/** Eight capabilities take a minute. */
const minutesFor = (capabilities: number): number => Math.max(1, Math.ceil(capabilities / 8));

const say = (icon: IconName, title: string, says: string, link: StepLink | null): StepWords => ({
  icon,
  title,
  says,
  link,
});

export function useAssessmentStepWords(): (step: Step) => StepWords {
  const { t } = useLingui();
  const format = useFormat();
  const me = usePerson();
  return ({ kind, person, day, count }) => {
    const name = person?.name ?? '';
    const capabilities = count ?? 0;
    const minutes = plural(minutesFor(capabilities), { one: 'About # minute.', other: 'About # minutes.' });
    const date = day ? format.day(day) : '';
    const assess = (label: string, personId: string): StepLink => ({
      label,
      to: '/people/$personId/assess',
      params: { personId },
    });
    switch (kind) {
      case 'no-way-of-selling': {
        const says = t`What your role asks for, and your road, stand here once the way of selling is published.`;
        return say('ladder', t`Your academy is being set up`, says, null);
      }
      case 'no-role': {
        const says = person
          ? t`Tell ${name} or your administrator. Then your road to the next level stands here.`
          : t`Tell your administrator. Then your road to the next level stands here.`;
        return say('ladder', t`Nobody has said yet which role you sell in`, says, null);
      }
      case 'placement': {
        const says = t`A question and your own view on each capability. What counts as shown shortens your path; it never lengthens it.`;
        return say('ladder', t`See where you begin`, says, {
          label: count ? t`Go on` : t`Begin`,
          to: '/placement',
        });
      }
      case 'read-appraisal': {
        const says = t`On ${date}. See what was said, and why, beside what you say yourself.`;
        return say('assess', t`${name} has said where you stand`, says, { label: t`Read it`, to: '/me/standings' });
      }
      case 'finish-self-evaluation': {
        const says = t`${plural(capabilities, { one: '# capability is left.', other: '# capabilities are left.' })} ${minutes}`;
        return say('assess', t`Finish your self-evaluation`, says, assess(t`Go on`, me.id));
      }
      case 'asked-how-you-see-yourself': {
        const says = t`Until ${date}. ${minutes} You and those who lead you see it; it never counts by itself.`;
        return say('assess', t`${name} asks how you see yourself`, says, assess(t`Begin`, me.id));
      }
      case 'self-evaluate': {
        if (day)
          return say('assess', t`See yourself again`, t`You last did on ${date}. ${minutes}`, assess(t`Begin`, me.id));
        const says = t`${plural(capabilities, { one: '# capability.', other: '# capabilities.' })} ${minutes} You and those who lead you see it; it never counts by itself.`;
        return say('assess', t`Say where you see yourself`, says, assess(t`Begin`, me.id));
      }
      case 'appraise': {
        const says = day ? t`You were asked for your view, until ${date}.` : t`You were asked for your view.`;
        return say('person', t`Say what you see of ${name}`, says, assess(t`Rate`, person?.id ?? ''));
      }
      default: {
        const says = t`What comes next stands here as soon as there is something.`;
        return say('check', t`Nothing waits for you`, says, null);
      }
    }
  };
}
