/**
 * Two who agree, for tests of coaching: Lena leads Mia, Mia leads Sam, and Mia and Sam have an agreement where a test asks for one.
 */
import { expect } from 'vitest';
import { type Ask, type TestAcademy, testAcademy, testWorld } from './academy.ts';

/** read as expected, and fails where it is not there */
type TestAnswer = Awaited<ReturnType<Ask>>['body'];

export interface Stage {
  readonly a: TestAcademy;
  readonly mia: { readonly id: string; readonly ask: Ask };
  readonly sam: { readonly id: string; readonly ask: Ask };
  readonly lena: { readonly id: string; readonly ask: Ask };
  readonly capabilities: readonly string[];
}

/** Lena leads Mia, Mia leads Sam. */
export async function stage(env: Record<string, string> = {}): Promise<Stage> {
  const a = await testAcademy('starter', await testWorld(new Date('2026-03-02T09:00:00Z'), env));
  const lena = await a.join({ name: 'Lena Above' });
  const mia = await a.join({ name: 'Mia Manager', managerId: lena.id, email: `mia-${a.academyId}@example.test` });
  const sam = await a.join({ name: 'Sam Seller', managerId: mia.id, email: `sam-${a.academyId}@example.test` });
  const rows = await a.inside((db) =>
    db.selectFrom('capability').select('capability_id').where('academy_id', '=', a.academyId).orderBy('key').execute(),
  );
  return { a, mia, sam, lena, capabilities: rows.map((row) => row.capability_id) };
}

export function draft(stage: Pick<Stage, 'capabilities'>, more: object = {}): object {
  return {
    gaps: [{ capabilityId: stage.capabilities[0], from: 1, to: 3 }],
    actions: [
      {
        what: 'Prepare five questions for the visit at Nordwerk',
        kind: 'practice',
        owner: 'salesperson',
        due: '2026-03-10',
      },
      { what: 'Come along to Nordwerk', kind: 'field-visit', owner: 'manager', due: '2026-03-20' },
    ],
    checkBack: '2026-04-13',
    note: 'SECRET-NOTE',
    ...more,
  };
}

export const agreementsPath = '/api/coaching/agreements';

export async function agreed(s: Stage): Promise<{ id: string; body: TestAnswer }> {
  const proposed = await s.mia.ask('POST', agreementsPath, { salespersonId: s.sam.id, content: draft(s) });
  expect(proposed.status, proposed.text).toBe(200);
  const { id, revisions } = proposed.body;
  const accepted = await s.sam.ask('POST', `${agreementsPath}/${id}/acceptances`, {
    revision: 1,
    fingerprint: revisions[0].fingerprint,
  });
  expect(accepted.status, accepted.text).toBe(200);
  return { id, body: accepted.body };
}
