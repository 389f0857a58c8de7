/**
 * The kinds of person who may stand in front of an academy, told by what they are to one salesperson of it.
 * `outsider` stands for three whom an academy does not tell apart: who never joined, who left, and a person of another academy.
 */
export const kinds = [
  'nobody',
  'outsider',
  'colleague',
  'contributor',
  'trainer',
  'rater',
  'former-manager',
  'other-head',
  'self',
  'manager',
  'above',
  'head',
  'administrator',
  'owner',
] as const;
export type Kind = (typeof kinds)[number];

/** Whoever else is shown a text of this kind reads what is not theirs. */
export const readersOf = {
  'SECRET-NOTE': ['self', 'manager'],
  'SECRET-ACTION': ['self', 'manager'],
  'SECRET-AGENDA': ['self', 'manager'],
  'SECRET-PRACTICE': ['self'],
  'SECRET-RATING': ['self', 'manager', 'above', 'head', 'owner', 'rater', 'former-manager'],
  'SECRET-EVIDENCE': ['self', 'manager', 'above', 'head', 'owner'],
} as const satisfies Record<string, readonly Kind[]>;

/** As the head of the access table calls them, and whom it means. */
export const meant: Readonly<Record<Kind, readonly [short: string, long: string]>> = {
  nobody: ['nobody', 'no sign-in'],
  outsider: ['outside', 'a sign-in that is no person of the academy: never joined, left, or of another academy'],
  colleague: ['colleague', 'somebody else in the same team'],
  contributor: ['contrib.', 'holds the grant contributor'],
  trainer: ['trainer', 'holds the grant trainer'],
  rater: ['rater', 'a colleague who was asked to rate the person'],
  'former-manager': ['former m.', 'led the person until a while ago, and leads others now'],
  'other-head': ['other head', 'heads a market the person is not in'],
  self: ['self', 'the person themself'],
  manager: ['manager', 'leads the person'],
  above: ['above', 'leads the manager, at any height'],
  head: ['head', 'heads a market the person is in, or one above it'],
  administrator: ['admin.', 'holds the grant administrator'],
  owner: ['owner', 'holds the grant owner'],
};
