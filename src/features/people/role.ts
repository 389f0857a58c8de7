/** A role is a type of salesperson, with the way its customers buy; access rights are grants, never roles. */
export const motions = ['consultative', 'transactional'] as const;
export type Motion = (typeof motions)[number];
