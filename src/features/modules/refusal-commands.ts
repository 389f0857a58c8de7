/** What the edge says where a rule said no; reasons are stable, the browser translates by them. */
import { Problem } from '../../kernel/problem.ts';

const said = {
  'no-activity': ['not-found', 'There is no such activity on the menu, or it is not yours to read.'],
  'not-yours-to-write': [
    'forbidden',
    'Owners and contributors write the menu; trainers write what is led by somebody.',
  ],
  'no-draft': ['not-found', 'Nothing is being written here. Begin the next version first.'],
  'no-version': ['not-found', 'There is no such published version of this activity.'],
  'draft-there': ['conflict', 'The next version is being written already. Open that draft.'],
  'changed-meanwhile': ['conflict', 'The draft changed after you looked at it. Look at it once more, then try again.'],
  faulty: ['refused', 'The draft has faults that keep it from being published. Mend them first.'],
  'not-published': ['refused', 'Only what is on the menu can be taken off it.'],
  'not-retired': ['refused', 'Only what was taken off the menu can be brought back.'],
  'cannot-split': ['refused', 'There is nothing behind this card to begin a second module with.'],
  'unknown-capability': ['refused', 'One of these capabilities is not in the way of selling that holds today.'],
  'no-delivery': ['refused', 'A module says how it is delivered; what reinforces has no delivery.'],
  'no-cards-here': ['refused', 'This activity has no cards: it is led by somebody, who has a guide.'],
  'another-activity': ['conflict', 'This id belongs to another activity.'],
} as const;

export type MenuRefusal = keyof typeof said;

export function refused(reason: MenuRefusal, fields?: readonly { pointer: string; detail: string }[]): Problem {
  const [code, message] = said[reason];
  return new Problem(code, message, { reason, ...(fields ? { fields } : {}) });
}
