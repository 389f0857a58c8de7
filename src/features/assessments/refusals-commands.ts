/** What the edge says where a rule said no; reasons are stable, the browser translates by them. */
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { linkTo } from '../../server/mail/letters.ts';

const said = {
  'already-confirmed': [
    'conflict',
    'This assessment is confirmed; its ratings stay as they are. Begin a new one for what you see now.',
  ],
  'already-withdrawn': ['conflict', 'This assessment was withdrawn. Begin a new one.'],
  'another-rater': ['forbidden', 'This is somebody else’s assessment.'],
  'nothing-rated': ['refused', 'Nothing is rated yet. Rate at least one capability, then confirm.'],
} as const;

export function refused(reason: keyof typeof said): Problem {
  const [code, message] = said[reason];
  return new Problem(code, message, { reason });
}

export function unknownPerson(): Problem {
  return new Problem('not-found', 'There is no such person in this academy.');
}

/** Where a person may not see what was said about another. */
export function notYours(): Problem {
  return new Problem(
    'forbidden',
    'Standings and assessments are seen by the person, by those who lead them, and by academy owners.',
    { reason: 'not-yours' },
  );
}

export function linkOf(act: Pick<PersonAct, 'world'>, path: string): string {
  return linkTo(act.world, path);
}
