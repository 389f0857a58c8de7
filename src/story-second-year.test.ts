/**
 * The second year, from a gap to the next level: the menu, a path, what is given to learn, what is learned, what is shown, and the
 * level that is reached. It stands by itself: the first test brings the people to where the first year left them.
 */
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from './kernel/day.ts';
import { newId } from './kernel/id.ts';
import { sampleModule } from './testing/sample-module.ts';
import {
  assess,
  demonstrated,
  givenTo,
  importRoster,
  learn,
  type Someone,
  standingIn,
  storyteller,
  type Storyteller,
  type Told,
} from './testing/storyteller.ts';

const roster = `Name;Title;Manager;Region;Team
Ingrid Dahl;Head of Sales;;Europe;
Mina Roth;Content Marketing;Ingrid Dahl;Europe;
Marta Weiss;Regional Sales Manager;Ingrid Dahl;Europe / South;South
Lea Sommer;Key Account Manager;Marta Weiss;Europe / South;South
Paul Krueger;Key Account Manager;Marta Weiss;Europe / South;South
Greta Holm;Key Account Manager;Ingrid Dahl;Europe;
`;

describe('a second year of an academy', () => {
  let story: Storyteller;
  let ingrid: Someone;
  let mina: Someone;
  let marta: Someone;
  let lea: Someone;
  let paul: Someone;
  let greta: Someone;
  let tom: Someone;
  const idOf = new Map<string, string>();
  const id = (name: string): string => idOf.get(name) ?? '';
  const path = (name: string, more = ''): string => `/api/people/${id(name)}${more}`;
  const today = (): Day => story.world.now().toISOString().slice(0, 10) as Day;

  /** the role they all have; Lea and Paul hold its first level, Greta its last */
  let keyAccount: { role: string; junior: string; senior: string; expert: string };
  let negotiation: string;
  let questions: string;
  /** the module of the starter menu about concessions */
  let trading: string;

  async function lookUpPeople(): Promise<void> {
    for (const person of (await ingrid.ask('GET', '/api/people')).items) idOf.set(person.name, person.id);
  }
  async function comeIn(...names: readonly string[]): Promise<readonly Someone[]> {
    const { links } = await ingrid.ask('POST', '/api/invitations', { people: names.map(id) });
    const linkOf = (name: string): string => links.find((one: Told) => one.name === name).link;
    const all: Someone[] = [];
    for (const name of names) all.push(await story.join(name, linkOf(name)));
    return all;
  }

  test('January: the people as they stand', async () => {
    story = await storyteller('2026-01-12');
    ingrid = await story.found('Halden Pumps', 'Ingrid Dahl');
    await importRoster(ingrid, roster);
    await lookUpPeople();
    const way = await ingrid.ask('GET', '/api/way-of-selling/versions/in-force');
    const { roleId, levels } = way.roles.find((one: Told) => one.key === 'key-account-manager');
    const [junior, senior, expert] = levels.map((one: Told) => one.levelId);
    keyAccount = { role: roleId, junior, senior, expert };
    const capability = (key: string): string => way.capabilities.find((one: Told) => one.key === key).capabilityId;
    [negotiation, questions] = [capability('concession-trading'), capability('needs-discovery')];

    for (const [names, levelId] of [
      [['Lea Sommer', 'Paul Krueger'], junior],
      [['Greta Holm'], expert],
    ]) {
      const selection = { people: names.map(id) };
      await ingrid.ask('POST', '/api/people/change', { selection, change: { roleId, levelId } });
    }
    await ingrid.ask('PUT', path('Mina Roth', '/grants'), { grants: [{ grant: 'contributor' }] });
    [mina, marta, lea, paul, greta] = (await comeIn(
      'Mina Roth',
      'Marta Weiss',
      'Lea Sommer',
      'Paul Krueger',
      'Greta Holm',
    )) as [Someone, Someone, Someone, Someone, Someone];
    await assess(marta, id('Lea Sommer'), { [negotiation]: 2, [questions]: 4 });
    await assess(marta, id('Paul Krueger'), { [negotiation]: 3, [questions]: 2 });
  });

  test('the menu is laid: a module for each capability, short and in two languages, and what a manager does with a team', async () => {
    const { items } = await lea.ask('GET', '/api/menu?delivery=e-learning&limit=100');
    expect(items.length).toBeGreaterThanOrEqual(24);
    for (const { minutes, languages, develops } of items) {
      expect(minutes).toBeLessThanOrEqual(15);
      expect(languages).toEqual(expect.arrayContaining(['en', 'de']));
      expect(develops.length).toBeGreaterThan(0);
    }
    trading = items.find((one: Told) => one.key === 'concession-trading').activityId;
    expect((await lea.ask('GET', '/api/menu?delivery=manager-led')).total).toBeGreaterThan(0);
    const { items: recommended } = await lea.ask('GET', '/api/menu/recommended?limit=50');
    expect(recommended.map((one: Told) => one.closes.capabilityId)).toContain(negotiation);
    expect(recommended.map((one: Told) => one.closes.capabilityId)).not.toContain(questions); // that she shows already
  });

  test('Mina in marketing writes a module of her own; that it stands on the menu is Ingrid’s word', async () => {
    const activityId = newId();
    await mina.ask('POST', '/api/menu', {
      activityId,
      kind: 'module',
      delivery: 'e-learning',
      name: { en: 'The tenth call of the day', de: 'Das zehnte Gespräch des Tages' },
      languages: ['en', 'de'],
      develops: [{ capabilityId: questions, proficiency: 3 }],
    });
    const draft = `/api/menu/${activityId}/draft`;
    const { content, revision } = await mina.ask('GET', draft);
    const { faults } = await mina.ask('PATCH', draft, {
      seen: revision,
      edits: [
        { edit: 'about', summary: { en: 'Asking before offering.', de: 'Erst fragen, dann anbieten.' }, minutes: 7 },
        ...content.cards.map(({ key }: Told) => ({ edit: 'remove-card', key })),
        ...sampleModule.cards.map((card) => ({ edit: 'card', card })),
      ],
    });
    expect(faults.filter((one: Told) => one.severity === 'error')).toEqual([]);
    const { revision: last } = await mina.ask('GET', draft);
    expect((await mina.isRefused('POST', `/api/menu/${activityId}/publish`, { seen: last })).status).toBe(403);
    await mina.ask('POST', `${draft}/ask`, { asks: true });
    expect((await lea.isRefused('GET', `/api/menu/${activityId}`)).status).toBe(404);

    const { items } = await ingrid.ask('GET', '/api/menu?state=draft');
    expect(items).toMatchObject([{ activityId, asked: true }]);
    await ingrid.ask('POST', `/api/menu/${activityId}/publish`, { seen: last });
    expect(await lea.ask('GET', `/api/menu/${activityId}`)).toMatchObject({ activity: { state: 'published' } });
  });

  test('a path leads to each level; what somebody shows already is skipped, and it says how long that would have taken', async () => {
    const senior = await lea.ask('GET', `/api/paths/${keyAccount.role}/${keyAccount.senior}`);
    expect(senior).toMatchObject({ ownModules: false, may: { write: false } });
    expect(senior.modules.map((one: Told) => one.activityId)).toContain(trading);
    const [ofLea, ofPaul] = [
      await lea.ask('GET', path('Lea Sommer', '/path')),
      await marta.ask('GET', path('Paul Krueger', '/path')),
    ];
    const stateFor = (way: Told, activityId: string) =>
      way.steps.find((one: Told) => one.activityId === activityId)?.state;
    expect(stateFor(ofLea, trading)).toBe('ahead');
    expect(stateFor(ofPaul, trading)).toBe('proven');
    expect(ofLea.minutesSaved).toBeGreaterThan(0);
    expect(await paul.isRefused('GET', path('Lea Sommer', '/path'))).toEqual({ status: 403, reason: 'not-yours' });
  });

  test('February: Tom joins and is placed: a few questions, how he sees himself, and then the word of Marta', async () => {
    story.itIs('2026-02-02');
    await ingrid.ask('POST', '/api/people', {
      name: 'Tom Reuter',
      managerId: id('Marta Weiss'),
      roleId: keyAccount.role,
      joinedOn: '2026-02-02',
    });
    await lookUpPeople();
    [tom] = (await comeIn('Tom Reuter')) as [Someone];
    const before = await tom.ask('GET', path('Tom Reuter', '/path'));
    const placementId = newId();
    await tom.ask('PUT', path('Tom Reuter', `/placement/${placementId}`));
    const { placement } = await tom.ask('GET', path('Tom Reuter', '/placement'));
    for (const [at, { question }] of placement.items.entries())
      await tom.ask('PUT', `/api/placements/${placementId}/items/${at}`, { given: givenTo(question, true), self: 3 });
    await tom.ask('POST', `/api/placements/${placementId}/submit`);
    expect((await tom.ask('GET', path('Tom Reuter', '/path'))).minutesSaved).toBe(before.minutesSaved); // nobody has seen it

    const { items } = (await marta.ask('GET', path('Tom Reuter', '/placement'))).placement;
    const words = items
      .slice(0, 3)
      .map(({ capabilityId, required }: Told) => ({ capabilityId, proficiency: required }));
    const { minutesSaved } = await marta.ask('POST', `/api/placements/${placementId}/word`, { words });
    expect(minutesSaved).toBeGreaterThan(before.minutesSaved);
  });

  test('Ingrid says what matters this half-year, and sees exactly who would be given what and why before she gives it', async () => {
    await ingrid.ask('PUT', `/api/priorities/${newId()}`, {
      capabilityId: negotiation,
      marketId: null,
      weight: 3,
      until: '2026-07-31',
    });
    const order = {
      whom: { everybody: { roleId: keyAccount.role, levelId: keyAccount.junior } },
      what: { byNeed: { activities: 1, minutes: null } },
      due: { within: 30 },
    };
    const preview = await ingrid.ask('POST', '/api/assignments/preview', order);
    const ofLea = preview.items.find((one: Told) => one.person.name === 'Lea Sommer');
    expect(ofLea.planned).toMatchObject([{ activityId: trading, due: '2026-03-04' }]);
    expect(ofLea.planned[0].parts.map((one: Told) => one.why).sort()).toEqual(['company-priority', 'gap']);

    const first = newId();
    await ingrid.ask('PUT', `/api/assignments/${first}`, { ...order, fingerprint: preview.fingerprint });
    expect(await ingrid.ask('POST', `/api/assignments/${first}/undo`)).toEqual({ takenBack: preview.assignments });
    expect((await lea.ask('GET', path('Lea Sommer', '/assignments'))).items).toEqual([]);
    await ingrid.ask('PUT', `/api/assignments/${newId()}`, order);
    expect((await lea.ask('GET', path('Lea Sommer', '/assignments'))).items).toMatchObject([
      { activityId: trading, by: 'Ingrid Dahl' },
    ]);
  });

  test('a rule gives the first bites to whoever joins from now on, by itself', async () => {
    await ingrid.ask('PUT', `/api/assignment-rules/${newId()}`, {
      name: 'The first weeks',
      whom: { everybody: { roleId: keyAccount.role, joinedWithin: 30 } },
      what: { byNeed: { activities: 2, minutes: null } },
      due: { within: 21 },
      now: false,
    });
    story.itIs('2026-02-16');
    const newcomer = {
      name: 'Ada Brandt',
      managerId: id('Marta Weiss'),
      roleId: keyAccount.role,
      joinedOn: '2026-02-16',
    };
    const { id: ada } = await ingrid.ask('POST', '/api/people', newcomer);
    const { items } = await marta.ask('GET', `/api/people/${ada}/assignments`);
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ rule: 'The first weeks', due: '2026-03-09' });
  });

  let agreement: string;

  test('March: Marta and Lea agree on one gap, and the action names the module', async () => {
    story.itIs('2026-03-02');
    const content = {
      gaps: [{ capabilityId: negotiation, from: 2, to: 3 }],
      actions: [
        {
          what: 'Learn to trade before the price talk at Nordwerk',
          kind: 'module',
          owner: 'salesperson',
          due: '2026-03-20',
          activityId: trading,
        },
      ],
      checkBack: '2026-05-04',
      note: '',
    };
    const proposed = await marta.ask('POST', '/api/coaching/agreements', { salespersonId: id('Lea Sommer'), content });
    agreement = `/api/coaching/agreements/${proposed.id}`;
    const { fingerprint } = proposed.revisions[0];
    await lea.ask('POST', `${agreement}/acceptances`, { revision: 1, fingerprint });
  });

  test('Lea learns it between two calls; the action is done by itself, and nothing is proven by that', async () => {
    story.itIs('2026-03-10');
    const attempt = await learn(lea, trading, story.world.now(), ({ kind }) => kind === 'multiple');
    expect(attempt).toMatchObject({ state: 'completed' });
    expect(attempt.score).toBeLessThan(1); // one came back at the end
    expect((await marta.ask('GET', agreement)).ticks).toMatchObject([{ done: true }]);
    expect((await lea.ask('GET', path('Lea Sommer', '/assignments'))).items).toEqual([]);
    expect(await standingIn(lea, id('Lea Sommer'), negotiation)).toMatchObject({ step: 2 });
    expect(await marta.ask('GET', path('Lea Sommer', '/level-review'))).toMatchObject({ state: 'open' });
    const confirm = path('Lea Sommer', '/level-review/confirm');
    expect((await marta.isRefused('POST', confirm, { levelId: keyAccount.senior })).reason).toBe('criteria-not-met');
  });

  test('May: at customers Marta sees her do it, and so does Greta, who verifies negotiation; nobody judges themselves', async () => {
    await ingrid.ask('PUT', `/api/verifiers/${id('Greta Holm')}`, { capabilityIds: [negotiation] });
    story.itIs('2026-05-04');
    const seen = { on: '2026-05-04', proficiency: 3 };
    await demonstrated(greta, id('Lea Sommer'), negotiation, seen);
    await demonstrated(marta, id('Lea Sommer'), negotiation, { ...seen, note: 'Asked for the volume first.' });
    expect(await standingIn(lea, id('Lea Sommer'), negotiation)).toMatchObject({ step: 3, outcome: 'met' });
    const asked = { ...seen, personId: id('Lea Sommer'), capabilityId: negotiation, occasion: 'call', seen: [3] };
    for (const [who, reason] of [
      [lea, 'own-demonstration'],
      [paul, 'not-yours-to-judge'],
    ] as const)
      expect((await who.isRefused('PUT', `/api/demonstrations/${newId()}`, asked)).reason).toBe(reason);
    const unverified = { ...asked, capabilityId: questions };
    expect((await greta.isRefused('PUT', `/api/demonstrations/${newId()}`, unverified)).reason).toBe(
      'not-yours-to-judge',
    );
  });

  test('June: all that the level asks was seen, and it is reached when Marta says so', async () => {
    await ingrid.ask('PUT', `/api/certification-rules/${newId()}`, {
      of: { roleId: keyAccount.role, levelId: keyAccount.senior },
      months: 6,
      windowDays: 60,
      remindDays: [30],
    });
    story.itIs('2026-06-01');
    await show((await marta.ask('GET', path('Lea Sommer', '/level-review'))).criteria);
    expect(await lea.ask('GET', path('Lea Sommer', '/level-review'))).toMatchObject({
      state: 'ready',
      may: { decide: false },
    });
    expect(await lea.ask('GET', path('Lea Sommer'))).toMatchObject({ levelId: keyAccount.junior });
    expect((await marta.ask('GET', '/api/level-reviews/ready')).items).toMatchObject([
      { person: { name: 'Lea Sommer' }, mayConfirm: true },
    ]);
    await marta.ask('POST', path('Lea Sommer', '/level-review/confirm'), { levelId: keyAccount.senior });
    expect(await lea.ask('GET', path('Lea Sommer'))).toMatchObject({ levelId: keyAccount.senior });
    expect((await lea.ask('GET', path('Lea Sommer', '/certifications'))).now).toMatchObject([
      { state: 'valid', validUntil: '2026-12-01' },
    ]);
  });

  /** Marta and Ingrid go along with Lea, a day apart, as often as it takes. */
  async function show(criteria: readonly Told[]): Promise<void> {
    for (const { capabilityId, proficiency, demonstrations, raters } of criteria) {
      for (let at = 0; at < Math.max(demonstrations, raters); at++) {
        const on = addDays(today(), -at);
        await demonstrated(at % 2 === 0 ? marta : ingrid, id('Lea Sommer'), capabilityId, { on, proficiency });
      }
    }
  }

  test('November: the certification is about to end; only new proof renews it, and what was before stays on record', async () => {
    story.itIs('2026-11-16');
    const { rules } = await marta.ask('GET', '/api/certification-rules');
    const rule = `/api/certifications/${rules[0].ruleId}`;
    const whom = { people: [id('Lea Sommer')] };
    expect((await marta.ask('POST', `${rule}/preview`, whom)).refused).toMatchObject([{ name: 'Lea Sommer' }]);
    const { criteria } = await lea.ask('GET', `/api/paths/${keyAccount.role}/${keyAccount.senior}`);
    await show(criteria);
    expect(await marta.ask('POST', `${rule}/renew`, whom)).toMatchObject({ certified: 1, refused: 0 });
    const { now, history } = await lea.ask('GET', path('Lea Sommer', '/certifications'));
    expect(now).toMatchObject([{ state: 'valid', validUntil: '2027-06-01' }]);
    expect(history.map((one: Told) => one.how)).toEqual(['renewed', 'level-reached']);
  });

  test('history tells it in order, and nothing of what was written', async () => {
    const history = await ingrid.ask('GET', `/api/history?person=${id('Lea Sommer')}&limit=200`);
    const events = history.items.map((one: Told) => one.event);
    const chapters = [
      'assignment.given',
      'agreement.accepted',
      'module.completed',
      'action.completed',
      'demonstration.recorded',
      'level.reached',
    ];
    const at = chapters.map((event) => events.lastIndexOf(event));
    expect(at).not.toContain(-1);
    expect(at.toSorted((a, b) => b - a)).toEqual(at); // newest first
    expect(JSON.stringify(history)).not.toContain('Asked for the volume first');
  });
});
