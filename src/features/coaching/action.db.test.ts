import { describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { ok } from '../../testing/academy.ts';
import { type SampleActivity, publishSample } from '../../testing/sample-activities.ts';
import { rightSteps } from '../../testing/sample-module.ts';
import { agreementsPath, draft, stage, type Stage } from '../../testing/two-who-agree.ts';

async function menu(sample: SampleActivity = {}) {
  const s = await stage();
  const activityId = await publishSample(s.a, {
    delivery: 'manager-led',
    name: 'Role play',
    develops: [s.capabilities[0] ?? ''],
    ...sample,
  });
  return { s, activityId };
}

const action = (activityId: string, more: object = {}) => ({
  what: 'Play the price talk',
  kind: 'module',
  owner: 'salesperson',
  due: '2026-03-10',
  activityId,
  ...more,
});

async function agree(s: Stage, actions: readonly object[]) {
  const proposed = await ok(
    s.mia.ask('POST', agreementsPath, { salespersonId: s.sam.id, content: draft(s, { actions }) }),
  );
  const { id, revisions } = proposed;
  const accepted = await s.sam.ask('POST', `${agreementsPath}/${id}/acceptances`, {
    revision: 1,
    fingerprint: revisions[0].fingerprint,
  });
  expect(accepted.status, accepted.text).toBe(200);
  return accepted.body as { id: string };
}

const took = (s: Stage, activityId: string, onDay = '2026-03-02', groupId = newId()) =>
  ok(
    s.mia.ask('POST', `/api/activities/${activityId}/completions`, {
      groupId,
      personIds: [s.sam.id],
      onDay,
      minutes: 30,
    }),
  );

const ticksOf = async (s: Stage, id: string) =>
  (await ok(s.sam.ask('GET', `${agreementsPath}/${id}`))).ticks.map(
    ({ done, by, evidence, completionId }: Record<string, unknown>) => ({
      done,
      by,
      evidence,
      learned: completionId !== null,
    }),
  );

describe('an action that names an activity', () => {
  test('is of the kind of the activity, and its name and minutes come with the agreement', async () => {
    const { s, activityId } = await menu();
    const { id } = await agree(s, [action(activityId, { kind: 'practice' })]);
    const seen = await ok(s.mia.ask('GET', `${agreementsPath}/${id}`));
    expect(seen.revisions[0].content.actions[0]).toMatchObject({ kind: 'module', activityId });
    expect(seen.activities[activityId]).toMatchObject({ name: { en: 'Role play' }, minutes: 8, cards: false });
  });

  test('is refused where it is not on the menu of this academy', async () => {
    const { s } = await menu();
    const foreign = await menu();
    for (const activityId of [newId(), foreign.activityId]) {
      const { status, body } = await s.mia.ask('POST', agreementsPath, {
        salespersonId: s.sam.id,
        content: draft(s, { actions: [action(activityId)] }),
      });
      expect([status, body.reason]).toEqual([422, 'not-on-the-menu']);
    }
  });

  test('stays where it was agreed when its activity leaves the menu, and is not agreed on anew', async () => {
    const { s, activityId } = await menu();
    const { id } = await agree(s, [action(activityId)]);
    await ok(s.a.owner('POST', `/api/menu/${activityId}/retire`, { retired: true }));
    const revised = await s.mia.ask('POST', `${agreementsPath}/${id}/revisions`, {
      after: 1,
      content: draft(s, { actions: [action(activityId)], note: 'more' }),
    });
    expect(revised.status, revised.text).toBe(200);
    const other = await menu();
    await ok(other.s.a.owner('POST', `/api/menu/${other.activityId}/retire`, { retired: true }));
    const refused = await other.s.mia.ask('POST', agreementsPath, {
      salespersonId: other.s.sam.id,
      content: draft(other.s, { actions: [action(other.activityId)] }),
    });
    expect(refused.body.reason).toBe('not-on-the-menu');
  });

  test('is done when it is finished, both see it at once, and history tells of it', async () => {
    const { s, activityId } = await menu();
    const { id } = await agree(s, [action(activityId), { ...action(activityId), activityId: null, what: 'Call ten' }]);
    await took(s, activityId);
    for (const ask of [s.sam.ask, s.mia.ask]) {
      const { ticks } = await ok(ask('GET', `${agreementsPath}/${id}`));
      expect(ticks).toHaveLength(1);
    }
    expect(await ticksOf(s, id)).toEqual([{ done: true, by: s.sam.id, evidence: '', learned: true }]);
    const told = await s.a.inside((db, academyId) =>
      db
        .selectFrom('history')
        .select(['subject_id', 'about'])
        .where('academy_id', '=', academyId)
        .where('name', '=', 'action.completed')
        .execute(),
    );
    expect(told).toMatchObject([{ subject_id: s.sam.id, about: { agreementId: id } }]);
  });

  test('is not done by what was finished before the day it came into force', async () => {
    const { s, activityId } = await menu();
    const { id } = await agree(s, [action(activityId)]);
    await took(s, activityId, '2026-03-01');
    expect(await ticksOf(s, id)).toEqual([]);
  });

  test('is open again when the group is taken back, unless it was ticked by hand or finished another time', async () => {
    const { s, activityId } = await menu();
    const { id } = await agree(s, [action(activityId)]);
    const [first, second] = [newId(), newId()];
    await took(s, activityId, '2026-03-02', first);
    const { revisions } = await ok(s.sam.ask('GET', `${agreementsPath}/${id}`));
    const { actionId } = revisions[0].content.actions[0];
    await ok(s.mia.ask('DELETE', `/api/completions/groups/${first}`));
    expect((await ticksOf(s, id)).at(-1)).toMatchObject({ done: false, learned: true });

    await took(s, activityId, '2026-03-02', second);
    const third = newId();
    await took(s, activityId, '2026-03-03', third);
    await ok(s.mia.ask('DELETE', `/api/completions/groups/${second}`));
    expect((await ticksOf(s, id)).at(-1)).toMatchObject({ done: true, learned: true });

    const path = `${agreementsPath}/${id}/actions/${actionId}`;
    await ok(s.sam.ask('PUT', path, { done: false }));
    await ok(s.sam.ask('PUT', path, { done: true, evidence: 'played twice' }));
    await ok(s.mia.ask('DELETE', `/api/completions/groups/${third}`));
    expect((await ticksOf(s, id)).at(-1)).toMatchObject({ done: true, evidence: 'played twice' });
  });

  test('is done with the last card of a module, by whoever owns it, and not again', async () => {
    const { s, activityId } = await menu({ delivery: 'e-learning' });
    const { id } = await agree(s, [action(activityId)]);
    const [next] = (await ok(s.sam.ask('GET', '/api/first/my-path'))).bites;
    expect(next).toMatchObject({ activityId, why: 'given', due: '2026-03-10', by: 'Mia Manager' });
    const learn = async (again: boolean): Promise<void> => {
      const path = `/api/activities/${activityId}/attempts`;
      const { attempt } = await ok(s.sam.ask('POST', path, { again }));
      const steps = rightSteps(newId, s.a.world.now());
      await ok(s.sam.ask('PUT', `/api/attempts/${attempt.attemptId}/steps`, { steps: steps.slice(0, -1) }));
      if (!again) expect(await ticksOf(s, id)).toEqual([]);
      await ok(s.sam.ask('PUT', `/api/attempts/${attempt.attemptId}/steps`, { steps }));
    };
    await learn(false);
    await learn(true);
    expect(await ticksOf(s, id)).toEqual([{ done: true, by: s.sam.id, evidence: '', learned: true }]);
    const { agreement, bites } = await ok(s.sam.ask('GET', '/api/first/my-path'));
    expect(bites).toEqual([]);
    expect(agreement.actions).toMatchObject([
      { done: true, finishedOn: '2026-03-02', activity: { activityId, cards: true, minutes: 8 } },
    ]);
  });

  test('is done for everybody of a group at once', async () => {
    const { s, activityId } = await menu();
    const nina = await s.a.join({ name: 'Nina Seller', managerId: s.mia.id });
    const ids: string[] = [];
    for (const seller of [s.sam, nina]) ids.push((await agree({ ...s, sam: seller }, [action(activityId)])).id);
    await ok(
      s.mia.ask('POST', `/api/activities/${activityId}/completions`, {
        groupId: newId(),
        personIds: [s.sam.id, nina.id],
        onDay: '2026-03-02',
        minutes: 30,
      }),
    );
    for (const id of ids) {
      const { ticks } = await ok(s.mia.ask('GET', `${agreementsPath}/${id}`));
      expect(ticks).toHaveLength(1);
    }
  });
});

describe('what happened since', () => {
  test('lists what was finished, rated and ticked of the agreed gaps, the latest first, for the two only', async () => {
    const { s, activityId } = await menu();
    const elsewhere = await publishSample(s.a, { delivery: 'manager-led', develops: [s.capabilities[3] ?? ''] });
    const call = { what: 'Call ten', kind: 'practice', owner: 'manager', due: '2026-03-10' };
    const { id } = await agree(s, [action(activityId), call]);
    const { revisions } = await ok(s.mia.ask('GET', `${agreementsPath}/${id}`));
    const { actionId } = revisions[0].content.actions[1];
    await ok(s.mia.ask('PUT', `${agreementsPath}/${id}/actions/${actionId}`, { done: true, evidence: 'ten called' }));
    await took(s, activityId);
    await took(s, elsewhere);
    const assessmentId = newId();
    await ok(s.mia.ask('PUT', `/api/assessments/${assessmentId}`, { personId: s.sam.id, kind: 'appraisal' }));
    for (const capabilityId of s.capabilities.slice(0, 2))
      await ok(
        s.mia.ask('PUT', `/api/assessments/${assessmentId}/ratings/${capabilityId}`, {
          personId: s.sam.id,
          proficiency: 2,
        }),
      );
    await ok(s.mia.ask('POST', `/api/assessments/${assessmentId}/confirm`));
    const path = `${agreementsPath}/${id}/since`;
    for (const ask of [s.sam.ask, s.mia.ask]) {
      const told = await ok(ask('GET', path));
      expect(told.since).toBe('2026-03-02');
      expect(told.items).toMatchObject([
        { kind: 'rated', capabilityId: s.capabilities[0], proficiency: 2, by: 'Mia Manager', bySelf: false },
        { kind: 'finished', activityId, capabilityIds: [s.capabilities[0]] },
        { kind: 'ticked', what: 'Call ten', evidence: 'ten called', byFinishing: false, by: 'Mia Manager' },
      ]);
    }
    expect((await s.lena.ask('GET', path)).status).toBe(403);
    const other = await s.a.join({ name: 'Otto Other' });
    expect((await other.ask('GET', path)).status).toBe(404);
  });
});
