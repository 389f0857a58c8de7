import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Grant } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { queueMail } from '../../server/mail/queue.ts';
import { type TestAcademy, testAcademy } from '../../testing/academy.ts';

const granted = (grant: Grant) => ({ grants: [{ grant, marketId: null }] });

/** A seller with a manager, a second administrator and a stranger. */
async function stage() {
  const a = await testAcademy();
  const manager = await a.join({ name: 'Mara Manager' });
  const seller = await a.join({
    name: 'Quirin Zeltner-Öz',
    email: `quirin-${a.academyId}@example.test`,
    title: 'Field seller',
    managerId: manager.id,
  });
  const administrator = await a.join({ name: 'Ada Admin', ...granted('administrator') });
  const colleague = await a.join({ name: 'Cleo Colleague' });
  return { a, manager, seller, administrator, colleague };
}

const record = (personId: string) => `/api/people/${personId}/record`;
const onRecord = (personId: string) => `/api/people/${personId}/on-record`;
const erase = (personId: string) => `/api/people/${personId}/erase`;

/** Tables and columns of texts in which this one stands, as the academy and the postman see them. */
async function whereStands(a: TestAcademy, needle: string): Promise<string[]> {
  return a.inside(async (db) => {
    await sql`select set_config('app.postman', 'yes', true)`.execute(db);
    const columns = await sql<{ table: string; column: string }>`
      select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'json'::regtype, 'text[]'::regtype) and has_table_privilege(c.oid, 'select')`.execute(
      db,
    );
    const found: string[] = [];
    for (const { table, column } of columns.rows) {
      const hit =
        await sql`select from ${sql.table(table)} where position(lower(${needle}) in lower(${sql.ref(column)}::text)) > 0 limit 1`.execute(
          db,
        );
      if (hit.rows.length > 0) found.push(`${table}.${column}`);
    }
    return found;
  });
}

describe('the whole record', () => {
  test('is one readable file for the person themselves, and says who took it', async () => {
    const { seller, administrator } = await stage();
    const file = await seller.ask('GET', record(seller.id));
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(file.text).toContain('\n  "people": {');
    expect(file.body).toMatchObject({
      academy: 'Test academy',
      exportedFor: 'self',
      people: { person: { name: 'Quirin Zeltner-Öz', title: 'Field seller', manager: 'Mara Manager' } },
    });
    await administrator.ask('GET', record(seller.id));
    const again = await seller.ask('GET', record(seller.id));
    expect(again.body.people.viewings).toEqual([
      { day: '2026-03-02', kind: 'whole-record', by: { id: administrator.id, name: 'Ada Admin' } },
    ]);
    expect(again.body.people.history.map((one: { event: string; about: object }) => [one.event, one.about])).toEqual([
      ['record.exported', { as: 'self' }],
      ['record.exported', { as: 'administrator' }],
      ['record.exported', { as: 'self' }],
    ]);
  });

  test('tells an administrator what happened, not what it said', async () => {
    const { seller, administrator } = await stage();
    await administrator.ask('POST', '/api/people/change', {
      selection: { people: [seller.id] },
      change: { title: 'Key account manager' },
    });
    const file = await administrator.ask('GET', record(seller.id));
    expect(file.body.exportedFor).toBe('administrator');
    expect(file.body.people.history.map((one: object) => Object.keys(one).sort())).toEqual([
      ['at', 'by', 'event', 'of'],
      ['at', 'by', 'event', 'of'],
    ]);
    expect(file.body.people).not.toHaveProperty('viewings');
  });

  test('tells nobody what was said of others by way of what they did', async () => {
    const { a, manager, administrator } = await stage();
    const { id } = await a.join({ name: 'Other Seller', managerId: manager.id });
    await administrator.ask('POST', '/api/people/change', {
      selection: { people: [id] },
      change: { leftOn: '2026-04-01' },
    });
    const file = await administrator.ask('GET', record(administrator.id));
    expect(file.body.people.history).toMatchObject([
      { event: 'person.left', of: { name: 'Other Seller' }, about: null },
      { event: 'record.exported', about: { as: 'self' } },
    ]);
  });

  test('is for nobody else: not for the manager, a colleague, a stranger or another academy', async () => {
    const { a, manager, seller, colleague } = await stage();
    const elsewhere = await testAcademy('empty', a.world);
    expect((await manager.ask('GET', record(seller.id))).status).toBe(403);
    expect((await colleague.ask('GET', record(seller.id))).status).toBe(403);
    expect((await a.nobody('GET', record(seller.id))).status).toBe(401);
    expect((await elsewhere.owner('GET', record(seller.id))).status).toBe(404);
  });
});

describe('who looked or changed', () => {
  test('is shown to the person and to owners, page by page, newest first', async () => {
    const { a, seller, administrator, colleague } = await stage();
    await administrator.ask('GET', record(seller.id));
    a.world.clock = new Date('2026-03-03T10:00:00Z');
    await administrator.ask('POST', '/api/people/change', {
      selection: { people: [seller.id] },
      change: { title: 'Hunter' },
    });
    const all = await seller.ask('GET', onRecord(seller.id));
    expect(
      all.body.items.map(
        (one: { did: string; what: string; by: { name: string } }) => `${one.by.name} ${one.did} ${one.what}`,
      ),
    ).toEqual([
      'Ada Admin changed person.changed',
      'Ada Admin changed record.exported',
      'Ada Admin looked whole-record',
    ]);
    const first = await a.owner('GET', `${onRecord(seller.id)}?limit=2`);
    const second = await a.owner('GET', `${onRecord(seller.id)}?limit=2&cursor=${encodeURIComponent(first.body.next)}`);
    expect([...first.body.items, ...second.body.items]).toEqual(all.body.items);
    expect(second.body.next).toBeNull();
    expect((await administrator.ask('GET', onRecord(seller.id))).status).toBe(403);
    expect((await colleague.ask('GET', onRecord(seller.id))).status).toBe(403);
  });
});

describe('erasing', () => {
  test('leaves no name, address or text of the person in any column, and everything countable', async () => {
    const { a, manager } = await stage();
    // sign-ins stand outside the academies, where other tests have theirs: the name has to be nobody else's
    const own = a.academyId.slice(-12);
    const name = `Nepomuk ${own}-Öz`;
    const email = `nepomuk-${own}@example.test`;
    const newName = `Nepomuk ${own}-Öztürk`;
    const seller = await a.join({ name, email, title: `Seller of ${own}`, managerId: manager.id });
    await a.owner('POST', '/api/people/change', { selection: { people: [seller.id] }, change: { name: newName } });
    await a.act(async (act) => {
      const { db, academyId } = act;
      await queueMail(act, academyId, {
        recipient: email,
        personId: seller.id,
        subject: `Hello ${newName}`,
        text: newName,
        trigger: 'person.invited',
      });
      await queueMail(act, academyId, {
        recipient: 'mara@example.test',
        personId: manager.id,
        subject: `${newName} declined`,
        text: `From ${newName} <${email}>`,
        trigger: 'agreement.declined',
      });
      await sql`insert into roster_upload (academy_id, upload_id, uploaded_by, uploaded_at, expires_at, file_name, file, rows)
        values (${academyId}, ${newId()}, ${manager.id}, now(), now(), 'a.csv', '{}', ${JSON.stringify([[2, [`${own}-Öztürk`, 'Nepomuk']]])}),
          (${academyId}, ${newId()}, ${manager.id}, now(), now(), 'b.csv', '{}', ${JSON.stringify([[2, ['Manager', 'Mara']]])})`.execute(
        db,
      );
    });
    const signInEmail = await a.inside(
      async (db) =>
        (
          await sql<{
            email: string;
          }>`select i.email from sign_in i join membership m on m.sign_in_id = i.id where m.person_id = ${seller.id}`.execute(
            db,
          )
        ).rows[0]?.email ?? '',
    );
    expect(await whereStands(a, newName)).toContain('mail.subject');

    const erased = await a.owner('POST', erase(seller.id), { name: ` nepomuk  ${own}-öztürk` });
    expect(erased.body).toEqual({ erased: true });

    for (const needle of [newName, name, email, signInEmail, `Seller of ${own}`])
      expect([needle, await whereStands(a, needle)]).toEqual([needle, []]);
    expect((await seller.ask('GET', '/api/me')).body.signIn).toBeNull();
    const kept = await a.inside(async (db, academyId) => ({
      person: await db
        .selectFrom('person')
        .select(['name', 'manager_id', 'left_on', 'erased_at'])
        .where('academy_id', '=', academyId)
        .where('person_id', '=', seller.id)
        .executeTakeFirst(),
      events: await db
        .selectFrom('history')
        .select('name')
        .where('academy_id', '=', academyId)
        .where('subject_id', '=', seller.id)
        .orderBy('event_id')
        .execute(),
      letters: await db
        .selectFrom('mail')
        .select(['recipient', 'subject'])
        .where('of_academy', '=', academyId)
        .where('person_id', '=', manager.id)
        .execute(),
      uploads: (
        await sql<{ file_name: string }>`select file_name from roster_upload where academy_id = ${academyId}`.execute(
          db,
        )
      ).rows,
    }));
    expect(kept.person).toEqual({
      name: 'Erased person',
      manager_id: manager.id,
      left_on: '2026-03-02',
      erased_at: a.world.clock,
    });
    expect(kept.events.map((one) => one.name).sort()).toEqual(['person.changed', 'person.erased', 'person.left']);
    expect(kept.letters).toEqual([{ recipient: 'mara@example.test', subject: 'Erased person declined' }]);
    expect(kept.uploads).toEqual([{ file_name: 'b.csv' }]);
  });

  test('keeps a sign-in that belongs to another academy too', async () => {
    const { a, seller } = await stage();
    const other = await testAcademy('empty', a.world);
    const signInId = await a.inside(
      async (db) =>
        (await sql<{ id: string }>`select sign_in_id as id from membership where person_id = ${seller.id}`.execute(db))
          .rows[0]?.id ?? '',
    );
    const there = await other.join({ name: 'The same human' });
    await other.inside((db, academyId) =>
      sql`update membership set sign_in_id = ${signInId} where academy_id = ${academyId} and person_id = ${there.id}`.execute(
        db,
      ),
    );
    expect((await a.owner('POST', erase(seller.id), { name: 'Quirin Zeltner-Öz' })).status).toBe(200);
    const ask = await other.askAs(signInId);
    expect((await ask('GET', '/api/me')).body.person.name).toBe('The same human');
    expect((await seller.ask('GET', '/api/people')).status).toBe(403);
  });

  test('asks for the name, and refuses whoever holds what nobody else holds', async () => {
    const { a, manager, seller, administrator } = await stage();
    const reason = async (answer: Promise<{ status: number; body: { reason: string } }>) => (await answer).body.reason;
    expect(await reason(a.owner('POST', erase(seller.id), { name: 'Quirin' }))).toBe('name-differs');
    expect(await reason(a.owner('POST', erase(manager.id), { name: 'Mara Manager' }))).toBe('still-leads');
    expect(await reason(administrator.ask('POST', erase(a.ownerId), { name: 'Fay Founder' }))).toBe('owner-only');
    expect(await reason(a.owner('POST', erase(a.ownerId), { name: 'Fay Founder' }))).toBe('own-record');
    const owner = await a.join({ name: 'Olga Owner', ...granted('owner') });
    await a.inside((db, academyId) =>
      sql`delete from person_grant where academy_id = ${academyId} and person_id <> ${owner.id} and grant_name = 'administrator'`.execute(
        db,
      ),
    );
    expect(await reason(owner.ask('POST', erase(a.ownerId), { name: 'Fay Founder' }))).toBeUndefined();
    expect(await reason(owner.ask('POST', erase(a.ownerId), { name: 'Erased person' }))).toBe('already-erased');
  });

  test('is not for managers, colleagues, or another academy', async () => {
    const { a, manager, seller, colleague } = await stage();
    const elsewhere = await testAcademy('empty', a.world);
    const name = 'Quirin Zeltner-Öz';
    expect((await manager.ask('POST', erase(seller.id), { name })).status).toBe(403);
    expect((await colleague.ask('POST', erase(seller.id), { name })).status).toBe(403);
    expect((await seller.ask('POST', erase(seller.id), { name })).status).toBe(403);
    expect((await elsewhere.owner('POST', erase(seller.id), { name })).status).toBe(404);
    expect((await a.owner('GET', `/api/people/${seller.id}`)).body.name).toBe(name);
  });

  test('cannot be undone by undoing an earlier change', async () => {
    const { a, seller } = await stage();
    const changed = await a.owner('POST', '/api/people/change', {
      selection: { people: [seller.id] },
      change: { name: 'Quirin Neu' },
    });
    await a.owner('POST', erase(seller.id), { name: 'Quirin Neu' });
    await a.owner('POST', `/api/people/change/${changed.body.undo}/undo`);
    expect((await a.owner('GET', `/api/people/${seller.id}`)).body.name).toBe('Erased person');
  });
});
