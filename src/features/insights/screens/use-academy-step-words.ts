/** What an academy's next step is called, why it is one, and where it leads: from bringing people in to the largest gap. */
import { useLingui } from '@lingui/react/macro';
import { inLanguage } from '../../../kernel/words.ts';
import type { IconName } from '../../../web/kit/Icon.tsx';
import type { AcademyTold } from './told.ts';

type Step = AcademyTold['step'];

export interface AcademyStepWords {
  readonly icon: IconName;
  readonly title: string;
  readonly says: string;
  readonly to?:
    | '/people/import'
    | '/people'
    | '/way-of-selling/versions'
    | '/way-of-selling'
    | '/academy/gaps'
    | '/coaching/activity';
  readonly action?: string;
  /** what stands chosen there */
  readonly there?: { readonly search: { readonly status: 'no-role' } } | { readonly search: { readonly by: 'market' } };
  /** who can do it */
  readonly whose?: 'keepers' | 'owners';
}

/** @param keeps the reader keeps people: administrator, or owner */
export function useAcademyStepWords(): (step: Step, keeps: boolean) => AcademyStepWords {
  const untilKnown = useWordsUntilKnown();
  const onceKnown = useWordsOnceKnown();
  return (step, keeps) => untilKnown(step, keeps) ?? onceKnown(step);
}

/** Until enough is known of people to speak of gaps. */
function useWordsUntilKnown(): (step: Step, keeps: boolean) => AcademyStepWords | null {
  const { t } = useLingui();
  return ({ kind, count, of }, keeps) => {
    const [some, all] = [count ?? 0, of ?? 0];
    switch (kind) {
      case 'bring-people':
        return keeps
          ? {
              icon: 'person',
              title: t`Bring your people in`,
              says: t`Import the roster from your HR or CRM system; you see what happens before it does.`,
              to: '/people/import',
              action: t`Import a roster`,
            }
          : {
              icon: 'person',
              title: t`Nobody is in your markets yet`,
              says: t`Your administrator brings people in. Then you see here what they need.`,
            };
      case 'publish-way-of-selling':
        return {
          icon: 'ladder',
          title: t`Publish the way of selling`,
          says: t`Until it is in force nothing is required of anybody, and there are no gaps to see.`,
          to: '/way-of-selling/versions',
          action: t`Go to the versions`,
          whose: 'owners',
        };
      case 'give-roles':
        return {
          icon: 'ladder',
          title: t`Say which role people sell in`,
          says: t`${some} of ${all} people have none: nothing is required of them, and they see no road.`,
          to: '/people',
          action: t`Set roles`,
          there: { search: { status: 'no-role' } },
          whose: 'keepers',
        };
      case 'begin-assessing':
        return {
          icon: 'assess',
          title: t`Ask managers to assess their people`,
          says: t`Nobody is assessed yet. A manager rates a person in a few minutes; salespeople can begin by themselves.`,
          to: '/people',
          action: t`Find a manager`,
        };
      case 'widen-assessing':
        return {
          icon: 'assess',
          title: t`See that everybody is assessed`,
          says: t`${some} of ${all} people with a role were rated in the last six months. What is older says less and less.`,
          to: '/academy/gaps',
          action: t`See where nothing is known`,
        };
      default:
        return null;
    }
  };
}

function useWordsOnceKnown(): (step: Step) => AcademyStepWords {
  const { t, i18n } = useLingui();
  return ({ kind, count, of, capability, market }) => {
    const [some, all] = [count ?? 0, of ?? 0];
    switch (kind) {
      case 'coach':
        return {
          icon: 'coaching',
          title: t`See that people are coached`,
          says: t`${some} of ${all} people with a role had a coaching session in the last three months. Gaps are known; now they have to be talked about.`,
          to: '/coaching/activity',
          action: t`See who coaches`,
          whose: 'keepers',
        };
      case 'hold-check-backs':
        return {
          icon: 'calendar',
          title: t`See that check-backs are held`,
          says: t`${some} of ${all} check-backs that fell due in six months were not held: nobody knows whether those gaps are closed.`,
          to: '/coaching/activity',
          action: t`See where`,
          whose: 'keepers',
        };
      case 'close-gap': {
        const name = inLanguage(capability?.name ?? {}, i18n.locale);
        const where = market?.name;
        return {
          icon: 'gaps',
          title: where ? t`${name} in ${where}` : name,
          says: t`The largest gap: ${some} of ${all} assessed people show less than their next level asks for.`,
          to: '/academy/gaps',
          action: t`See all gaps`,
          there: { search: { by: 'market' } },
        };
      }
      default:
        return {
          icon: 'check',
          title: t`No gap is known`,
          says: t`People are assessed and coached, and show what is asked of them. Time to ask for more?`,
          to: '/way-of-selling',
          action: t`See the way of selling`,
        };
    }
  };
}
