/** What an operator can ask of an installation, each with the product's own commands: serve, back up, restore, help people in. */
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import about from '../package.json' with { type: 'json' };
import { academy, migrations, reactions, rounds } from './academy.ts';
import {
  forwardAsOperator,
  importAsOperator,
  makeKeyAsOperator,
  withdrawKeyAsOperator,
} from './features/learning-records/operator-commands.ts';
import { contentHandle } from './features/packages/content-commands.ts';
import { framePageFrom } from './features/packages/frame-commands.ts';
import { importPackageAsOperator, operatePackages } from './features/packages/operator-commands.ts';
import { expectedOn } from './features/insights/page-commands.ts';
import { findFirstAcademy } from './features/people/joining-store.ts';
import { asksSetupCode, foundAcademy, setupCodeOf } from './features/people/founding-commands.ts';
import { foundAcademy as foundAcademyContract } from './features/people/joining-contract.ts';
import { eraseLeaversDue, type RetentionDone } from './features/people/retention-jobs.ts';
import { listAcademies } from './features/people/personal-record-store.ts';
import { foundDemoAcademy } from './demo/demo-academy.ts';
import { Problem } from './kernel/problem.ts';
import type { Command, Given } from './server/command-line/command-line.ts';
import { backup } from './server/database/backup.ts';
import { type Database, joinDatabase, openDatabase } from './server/database/open.ts';
import { restore } from './server/database/restore.ts';
import type { Db } from './server/database/tables.ts';
import { fileStore } from './server/files/file-store.ts';
import { exportedPlayer } from './server/files/exported-player.ts';
import type { Act } from './server/history/act.ts';
import { createApp, type Handle, type Pages } from './server/http/app.ts';
import { contentOrigin, contentPortOf } from './server/http/content-origin.ts';
import { listen, type Listening } from './server/http/listen.ts';
import { type AroundPages, pagesFrom } from './server/http/pages.ts';
import { goRounds, startRounds } from './server/jobs/rounds.ts';
import { type Log, openLog, said } from './server/log.ts';
import { linkTo } from './server/mail/letters.ts';
import { smtpSend, startPostman } from './server/mail/postman.ts';
import type { Settings } from './server/settings.ts';
import { resetToken } from './server/sign-in/commands.ts';
import { sweepSignIns } from './server/sign-in/sweeping.ts';
import type { World } from './server/world.ts';

export function worldOf(settings: Settings, database: Database, log: Log): World {
  const secret = settings.secret ?? database.secret;
  return { settings, database, log, secret, now: () => new Date(), exportedPlayer };
}

async function withWorld<T>(given: Given, work: (world: World) => Promise<T>): Promise<T> {
  const log = openLog('warn');
  const database = await joinDatabase(given.settings, migrations, log);
  try {
    return await work(worldOf(given.settings, database, log));
  } finally {
    await database.close();
  }
}

const serve: Command = {
  name: 'serve',
  takes: [],
  says: 'Serve the product until it is told to stop',
  async run({ settings, print }) {
    const log = openLog(settings.logLevel);
    await fileStore(settings).prove();
    await warnOfFilesLeft(settings, log);
    const database = await openDatabase(settings, migrations, log);
    const content = await listenToContent(worldOf(settings, database, log)).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
    const contentPort = content?.world.settings.port ?? settings.contentPort;
    const before = worldOf({ ...settings, contentPort }, database, log);
    const pagesFor = await pagesFrom(webFolder());
    const server = await listen(before, (world) => appOn(world, pagesFor)).catch(async (error: unknown) => {
      await content?.stop();
      await database.close();
      throw portProblem(error, settings);
    });
    const { world } = server;
    const stopPostman = settings.smtpUrl === null ? async () => {} : startPostman(world, await smtpSend(world));
    const sweep = (db: Db, now: Date): Promise<void> => sweepAll(settings, db, now);
    const stopRounds = startRounds(world, { rounds, reactions, academies: listAcademies, sweep });
    const code = await setupCodeToPrint(world);
    print({ url: server.url, ...(code ? { setupCode: code } : {}) }, [
      `Sellwright is at ${server.url}`,
      ...(code ? [`To found an academy from another machine, use the set-up code ${code}`] : []),
    ]);
    await stopSignal();
    log.info('Stopping.');
    await server.stop();
    await content?.stop();
    await stopPostman();
    await stopRounds();
    await database.close();
  },
};

/** The product, whose pages know from itself who stands in front of them. */
function appOn(world: World, pagesFor: (around: AroundPages) => Pages): Handle {
  const handle: Handle = createApp(
    world,
    academy,
    pagesFor({
      framed: (request) => contentOrigin(world.settings, request),
      expected: (request) => expectedOn(world, (asking) => handle(asking, 'page'), request),
    }),
  );
  return handle;
}

/** Files that came before there was a bucket are looked for there, and not found. */
async function warnOfFilesLeft({ dataDir, filesUrl }: Settings, log: Log): Promise<void> {
  if (filesUrl === null) return;
  for await (const { key } of fileStore({ dataDir, filesUrl: null }).list(''))
    return log.warn(
      'Uploaded files lie in DATA_DIR, where nobody looks with FILES_URL set. Take a backup without it, and restore that with it.',
      { one: key },
    );
}

/** What is half sent to where files are kept is somebody's work, or a killed process's: for a day one cannot tell. */
async function sweepAll(settings: Settings, db: Db, now: Date): Promise<void> {
  await sweepSignIns(db, now);
  await fileStore(settings).forgetUnfinished(new Date(now.getTime() - 86_400_000));
}

/** Content made elsewhere has a port of its own. Where nobody chose one and it is taken, the academy serves without it. */
async function listenToContent(world: World): Promise<Listening | null> {
  const port = contentPortOf(world.settings);
  const own = { ...world, settings: { ...world.settings, port, publicUrl: null } };
  try {
    const handle = contentHandle(world, await framePageFrom(frameScript()));
    return await listen(own, () => handle);
  } catch (error) {
    if (world.settings.contentPort !== null) throw portProblem(error, own.settings, 'CONTENT_PORT');
    world.log.warn('Packages cannot be played: their port is taken. Set CONTENT_PORT to another one.', { port });
    return null;
  }
}

/** Beyond this machine, and while nothing is founded, the code keeps a passer-by from owning the installation. */
async function setupCodeToPrint(world: World): Promise<string | null> {
  const empty = await world.database.outside(async (db) => (await findFirstAcademy(db, 'company')) === null);
  return empty && asksSetupCode(world, empty) ? setupCodeOf(world.secret) : null;
}

function webFolder(): string {
  return fileURLToPath(new URL('../web', import.meta.url));
}

function frameScript(): URL {
  return new URL('../content/frame.js', import.meta.url);
}

function portProblem(error: unknown, { host, port }: Settings, variable = 'PORT'): unknown {
  const code = (error as { code?: string }).code;
  if (code === 'EADDRINUSE')
    return new Problem('conflict', `Port ${port} is in use already. Set ${variable} to another one.`);
  if (code === 'EACCES')
    return new Problem('forbidden', `Port ${port} may not be opened by this user. Set ${variable} to one above 1023.`);
  if (code === 'EADDRNOTAVAIL')
    return new Problem('refused', `${host} is no address of this machine. Set HOST to one.`);
  return error;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

const setupCode: Command = {
  name: 'setup-code',
  takes: [],
  says: 'Print the code that founding an academy asks for',
  run: (given) =>
    withWorld(given, async (world) => {
      const code = setupCodeOf(world.secret);
      given.print({ setupCode: code }, [code]);
    }),
};

const resetLink: Command = {
  name: 'reset-link',
  takes: ['EMAIL'],
  says: 'Make a link with which this sign-in sets a new password',
  run: (given) =>
    withWorld(given, async (world) => {
      const [email = ''] = given.words;
      const token = await world.database.outside((db) => resetToken({ db, world }, email.toLowerCase()));
      if (!token) throw new Problem('not-found', `No sign-in has the address ${email}.`);
      const link = linkTo(world, `/reset#${token}`);
      given.print({ link }, [link]);
    }),
};

const backUp: Command = {
  name: 'backup',
  takes: ['FILE'],
  says: 'Take one consistent snapshot with the uploaded files, also while it serves',
  async run({ settings, words: [file = ''], print }) {
    const taken = await backup(settings, file, about.version, openLog('warn'));
    print(taken, [`${taken.file}: ${taken.rows} rows of ${taken.tables} tables, ${taken.files} files`]);
  },
};

const bringBack: Command = {
  name: 'restore',
  takes: ['FILE'],
  says: 'Bring a backup into an empty installation, on any PostgreSQL from 15',
  async run({ settings, words: [file = ''], print }) {
    if (settings.filesUrl !== null) await fileStore(settings).prove();
    const taken = await restore(settings, file, migrations, openLog('warn'));
    print(taken, [`${taken.rows} rows of ${taken.tables} tables and ${taken.files} files are back.`]);
  },
};

const found: Command = {
  name: 'found',
  takes: ['ACADEMY'],
  options: {
    person: { type: 'string', says: 'Name of the first owner and administrator' },
    email: { type: 'string', says: 'Their e-mail address' },
    languages: { type: 'string', says: 'Languages of the content, the first one leads: en,de unless told' },
    empty: { type: 'boolean', says: 'Begin with an empty way of selling instead of the starter' },
  },
  says: 'Found an academy; prints the link with which its owner chooses a password',
  run: (given) =>
    withWorld(given, async (world) => {
      const { person, email, languages, empty } = given.options;
      if (typeof person !== 'string' || typeof email !== 'string')
        throw new Problem('bad-request', 'Say who owns it: --person NAME --email ADDRESS.');
      const asked = foundAcademyContract.body.safeParse({
        name: given.words[0],
        languages: String(languages ?? 'en,de').split(','),
        start: empty ? 'empty' : 'starter',
        founder: { name: person, email, password: randomBytes(24).toString('base64url') },
      });
      if (!asked.success)
        throw new Problem(
          'bad-request',
          asked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
        );
      const made = await world.database.outside(async (db) => {
        const { academyId } = await foundAcademy({ db, world, now: world.now() }, asked.data, reactions);
        return { academyId, token: await resetToken({ db, world }, asked.data.founder.email) };
      });
      const link = linkTo(world, `/reset#${made.token}`);
      given.print({ academyId: made.academyId, link }, [
        `Founded. The owner chooses a password here, within two days: ${link}`,
      ]);
    }),
};

const demo: Command = {
  name: 'demo',
  takes: [],
  says: 'Found the demo academy, once',
  run: (given) =>
    withWorld(given, async (world) => {
      const made = await world.database.outside((db) =>
        foundDemoAcademy({ db, world, now: world.now() }, reactions, () => {}),
      );
      given.print(made, [`The demo academy has ${made.people} people. Open ${linkTo(world, '/welcome')}`]);
    }),
};

const learningRecordsKey: Command = {
  name: 'lrs',
  takes: ['key|forward|import'],
  options: {
    academy: { type: 'string', says: 'Id of the academy; not needed where there is one' },
    label: { type: 'string', says: 'What the key is for; statements name it as their authority' },
    'default-version': { type: 'string', says: 'Version of xAPI answered to who says none, or spoken: 1.0.3 or 2.0.0' },
    'read-only': { type: 'boolean', says: 'The key reads and does not write' },
    'write-only': { type: 'boolean', says: 'The key writes and does not read' },
    withdraw: { type: 'string', says: 'Withdraw this key instead of making one' },
    to: { type: 'string', says: 'forward: endpoint of another store that is told all; without it, how far those are' },
    from: { type: 'string', says: 'import: endpoint of another store whose statements are taken over' },
    key: { type: 'string', says: 'forward, import: the key to it' },
    secret: { type: 'string', says: 'forward, import: the secret of that key' },
    stop: { type: 'string', says: 'forward: id of one that is told no longer' },
  },
  says: 'Make a key to the learning records (xAPI), its secret told once; forward to another store, or import from one',
  run: (given) =>
    withWorld(given, async (world) => {
      const { withdraw } = given.options;
      if (typeof withdraw === 'string')
        return given.print(await withdrawKeyAsOperator(world, withdraw), ['The key is withdrawn.']);
      if (given.words[0] === 'forward') {
        const answer = await forwardAsOperator(world, given.options);
        return given.print(answer, [JSON.stringify(answer)]);
      }
      if (given.words[0] === 'import') {
        const answer = await importAsOperator(world, given.options);
        return given.print(answer, [`Statements read: ${answer.read}.`]);
      }
      const made = await makeKeyAsOperator(world, given.words[0], given.options);
      given.print(made, [`Endpoint: ${made.endpoint}`, `Key: ${made.key}`, `Secret: ${made.secret}`]);
    }),
};

const packages: Command = {
  name: 'packages',
  takes: ['ACTION', '[FILE]'],
  options: {
    academy: { type: 'string', says: 'Id of the academy; not needed where there is one' },
  },
  says: 'Bring in a package of SCORM, cmi5 or Tin Can: import FILE',
  run: (given) =>
    withWorld(given, async (world) => {
      const { answer, lines } = await importPackageAsOperator(world, given.words, given.options);
      given.print(answer, lines);
    }),
};

const cmi5: Command = {
  name: 'cmi5',
  takes: ['ACTION', '[FILE]'],
  options: {
    academy: { type: 'string', says: 'Id of the academy; not needed where there is one' },
    course: { type: 'string', says: 'launch: id of the course, as import prints it' },
    au: { type: 'string', says: 'launch, waive: place of the AU from 0, its id, or its publisher’s id; 0 unless told' },
    actor: {
      type: 'string',
      says: 'launch: who starts it, as an Agent of xAPI with an account, in JSON; or by parts:',
    },
    'actor-account': { type: 'string', says: 'launch: name of the account of who starts it' },
    'actor-home-page': { type: 'string', says: 'launch: home page of the account; this installation unless told' },
    'actor-name': { type: 'string', says: 'launch: what the person is called' },
    registration: { type: 'string', says: 'launch: a registration, begun if it is new; waive: which one' },
    mode: { type: 'string', says: 'launch: Normal, Browse or Review' },
    language: { type: 'string', says: 'launch: languages the person prefers, the first one leads; en unless told' },
    'alternate-key': { type: 'string', says: 'launch: an entitlement agreed upon with the maker of the content' },
    'return-url': { type: 'string', says: 'launch: where the content leads when it is left' },
    reason: { type: 'string', says: 'waive: why; Administrative unless told' },
    session: { type: 'string', says: 'abandon: id of the session' },
  },
  says: 'Packages of cmi5: import FILE, launch, waive or abandon',
  run: (given) =>
    withWorld(given, async (world) => {
      const { answer, lines } = await operatePackages(world, given.words, given.options);
      given.print(answer, lines);
    }),
};

const migrateCommand: Command = {
  name: 'migrate',
  takes: [],
  says: 'Bring the schema of the database up to date, without serving',
  run: (given) => withWorld(given, async () => given.print({ migrated: true }, ['The schema is up to date.'])),
};

const retention: Command = {
  name: 'retention',
  takes: [],
  says: 'Erase leavers whose retention period is over, now; the server does it once an hour',
  run: (given) =>
    withWorld(given, async (world) => {
      const all: RetentionDone[] = [];
      const round = { name: 'retention', visit: async (act: Act) => void all.push(await eraseLeaversDue(act)) };
      await goRounds(world, { rounds: [round], reactions, academies: listAcademies });
      const sum = (part: keyof RetentionDone): number => all.reduce((so, done) => so + done[part], 0);
      const done = { erased: sum('erased'), kept: sum('kept') };
      given.print(done, [
        `Erased: ${done.erased}. Due, but kept until somebody else takes over what they hold: ${done.kept}.`,
      ]);
    }),
};

export const commands: readonly Command[] = [
  serve,
  backUp,
  bringBack,
  found,
  demo,
  setupCode,
  resetLink,
  retention,
  learningRecordsKey,
  packages,
  cmi5,
  migrateCommand,
];

process.on('unhandledRejection', (error) => {
  process.stderr.write(`A promise was left alone: ${said(error)}\n`);
});
