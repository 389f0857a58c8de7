/** Six rounds of assessments over two years: managers appraise, people evaluate themselves, a colleague now and then. */
import { newId } from '../kernel/id.ts';
import type { AssessmentKind } from '../features/assessments/assessment.ts';
import { rateMany, type Sheet } from '../features/assessments/commands.ts';
import type { Chance } from './chance.ts';
import type { Member } from './people.ts';
import type { Stage } from './stage.ts';
import { type Ability, judged, type Truth } from './truth.ts';
import { notes } from './words.ts';

export interface Assessed {
  readonly member: Member;
  /** what their next level asks; another set once they have reached it */
  abilities: readonly Ability[];
}

interface Round {
  readonly daysAgo: number;
  readonly selfToo: boolean;
  readonly share: number;
  /** the sessions that follow: between these days, with so many of the people */
  readonly coached: Window;
}

export interface Window {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

export const rounds: readonly Round[] = [
  { daysAgo: 705, selfToo: true, share: 0.95, coached: { from: 690, to: 590, share: 0.5 } },
  { daysAgo: 540, selfToo: false, share: 0.85, coached: { from: 525, to: 430, share: 0.5 } },
  { daysAgo: 390, selfToo: true, share: 0.95, coached: { from: 375, to: 290, share: 0.55 } },
  { daysAgo: 255, selfToo: false, share: 0.8, coached: { from: 235, to: 140, share: 0.6 } },
  { daysAgo: 120, selfToo: true, share: 0.9, coached: { from: 72, to: 14, share: 0.75 } },
  { daysAgo: 24, selfToo: false, share: 0.45, coached: { from: 9, to: 1, share: 0.12 } },
];

const selfLeniency = 0.35;

/** @param coach what happens between two rounds: it makes people grow */
export async function holdRounds(
  stage: Stage,
  people: readonly Assessed[],
  { truth, chance }: { readonly truth: Truth; readonly chance: Chance },
  coach: (coached: Window) => Promise<void>,
): Promise<void> {
  const managers = new Map(people.map(({ member }) => [member.id, member]));
  for (const round of rounds) {
    const here = people.filter(
      ({ member }) => member.joined > round.daysAgo + 14 && (member.left ?? -1) < round.daysAgo,
    );
    const sheets = here.flatMap(({ member, abilities }) => {
      const manager = managers.get(member.managerId ?? '');
      const daysAgo = round.daysAgo - Math.floor(chance.next() * 12);
      const own: Sheet[] = [];
      if (manager && chance.happens(round.share)) {
        own.push(
          sheetOf(
            stage,
            { member, abilities },
            manager,
            'appraisal',
            daysAgo,
            (one) => judged(truth.of(member.id, one.capabilityId), manager.severity ?? 0, chance),
            chance,
          ),
        );
      }
      if (round.selfToo && chance.happens(0.8)) {
        own.push(
          sheetOf(
            stage,
            { member, abilities },
            member,
            'self',
            daysAgo + 2,
            (one) => judged(truth.of(member.id, one.capabilityId), selfLeniency, chance),
            chance,
          ),
        );
      }
      return own;
    });
    const latest = Math.max(0, round.daysAgo - 12);
    await rateMany(stage.as({ id: people[0]?.member.id ?? '' }, latest, 18), sheets);
    await coach(round.coached);
  }
}

export function sheetOf(
  stage: Stage,
  { member, abilities }: Assessed,
  rater: Member,
  kind: AssessmentKind,
  daysAgo: number,
  rate: (ability: Ability) => number,
  chance: Chance,
): Sheet {
  const at = stage.momentAgo(daysAgo, 9 + Math.floor(chance.next() * 8));
  return {
    assessment: {
      assessmentId: newId(),
      personId: member.id,
      raterId: rater.id,
      kind,
      state: 'confirmed',
      openedAt: at,
      closedAt: at,
    },
    ratings: abilities.map((ability) => ({
      capabilityId: ability.capabilityId,
      proficiency: rate(ability),
      note: kind === 'appraisal' && chance.happens(0.12) ? chance.pick(notes) : null,
      ratedAt: at,
    })),
  };
}
