/**
 * Packages on the command line: bring one in, get the address that starts a unit for anybody in any registration, settle by hand. Whoever
 * works there speaks for the installation; a unit is told by its place from 0, its id, or the publisher's.
 */
import { existsSync } from 'node:fs';
import { type AcademyId, isUuid, newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { type Act, openAct } from '../../server/history/act.ts';
import { contentOrigin } from '../../server/http/content-origin.ts';
import { linkTo } from '../../server/mail/letters.ts';
import type { World } from '../../server/world.ts';
import { preferencesFault } from '../../standards/cmi5/launch.ts';
import { checkAgent, identifierOf } from '../../standards/xapi/actor.ts';
import { XapiRefusal } from '../../standards/xapi/refusal.ts';
import type { Json } from '../../standards/xapi/shape.ts';
import { academyTold } from '../learning-records/operator-commands.ts';
import { packageOf, registrationOf, waivedAlready } from './commands.ts';
import { type Imported, importPackage, type Importing } from './import-commands.ts';
import { register } from './launch-commands.ts';
import { launchModes, waiveReasons } from './package.ts';
import { listProgress, loadRegistration, loadSession } from './session-store.ts';
import { abandon, waive } from './speaking-commands.ts';
import { listParts, type PartFound } from './store.ts';
import { launchIn } from './xapi-launch-commands.ts';

type Options = Readonly<Record<string, string | boolean | undefined>>;

export interface OperatorAnswer {
  readonly answer: object;
  readonly lines: readonly string[];
}

/** @throws Problem, with what is missing or wrong */
export async function operatePackages(
  world: World,
  [action = '', file]: readonly string[],
  options: Options,
): Promise<OperatorAnswer> {
  if (action === 'import') return importCourse(world, file, options);
  const doing = actions[action];
  if (!doing)
    throw new Problem('bad-request', `Say what to do: sellwright cmi5 import | ${Object.keys(actions).join(' | ')}.`);
  const academyId = await academyTold(world, options['academy']);
  return insideAs(world, academyId)((act) => doing(act, options));
}

/** Any kind of package. @throws Problem, with everything that keeps it from being played */
export async function importPackageAsOperator(
  world: World,
  [action, file]: readonly string[],
  options: Options,
): Promise<OperatorAnswer> {
  if (action !== 'import') throw new Problem('bad-request', 'Say what to do: sellwright packages import FILE.');
  const imported = await imports(world, file, options, 'packages');
  const { packageId, kind, title, units, files, warnings } = imported;
  const found = warnings.map((one) => `${one.file}, line ${one.line}: ${one.says}`);
  return {
    answer: { packageId, kind, title, units, files, warnings },
    lines: [`Package: ${packageId}`, `Kind: ${kind}`, ...found],
  };
}

async function importCourse(world: World, file: string | undefined, options: Options): Promise<OperatorAnswer> {
  const { packageId, title, units, files, warnings } = await imports(world, file, options, 'cmi5');
  const aus = units.map(({ auId }) => auId);
  const answer = { courseId: packageId, packageId, title, units, aus, files, warnings };
  return { answer, lines: [`Course: ${packageId}`, ...units.map(({ auId }, at) => `AU ${at}: ${auId}`)] };
}

async function imports(world: World, file: string | undefined, options: Options, command: string): Promise<Imported> {
  if (!file || !existsSync(file))
    throw new Problem('not-found', `There is no file ${file ?? ''}. Say: sellwright ${command} import FILE.`);
  const academyId = await academyTold(world, options['academy']);
  return importPackage({ world, academyId, inside: insideAs(world, academyId) }, file);
}

function insideAs(world: World, academyId: AcademyId): Importing['inside'] {
  return (work) =>
    world.database.inAcademy(academyId, (db) => work(openAct(world, db, academyId, null, world.now(), [])));
}

type Action = (act: Act, options: Options) => Promise<OperatorAnswer>;

const actions: Readonly<Record<string, Action>> = {
  async launch(act, options) {
    const packageId = told(options, 'course');
    const { kind } = await packageOf(act, packageId);
    const part = unitTold(await listParts(act.db, act.academyId, packageId), String(options['au'] ?? '0'));
    const launchMode = launchModes.find(
      (mode) => mode.toLowerCase() === String(options['mode'] ?? 'Normal').toLowerCase(),
    );
    if (!launchMode) throw new Problem('bad-request', `--mode is one of ${launchModes.join(', ')}.`);
    const registration = await registrationTold(act, packageId, options);
    const launched = await launchIn(kind, act, {
      packageId,
      part,
      registration,
      launchMode,
      returnUrl: textIn(options, 'return-url'),
      alternateKey: textIn(options, 'alternate-key'),
      language: languagesTold(options),
      home: linkTo(act.world, ''),
      contentHome: contentOrigin(act.world.settings, null),
    });
    return { answer: { ...launched, actor: registration.actor }, lines: [launched.url] };
  },

  async waive(act, options) {
    const registration = await registrationOf(act, told(options, 'registration'));
    const part = unitTold(await listParts(act.db, act.academyId, registration.packageId), String(options['au'] ?? '0'));
    const reason = waiveReasons.find((one) => one === (options['reason'] ?? 'Administrative'));
    if (!reason) throw new Problem('bad-request', `--reason is one of ${waiveReasons.join(', ')}.`);
    const progress = await listProgress(act.db, act.academyId, registration.registrationId);
    if (progress.some(({ partId, waived }) => partId === part.partId && waived)) throw waivedAlready();
    const sessionId = await waive(act, registration, part, reason);
    return { answer: { sessionId }, lines: ['Waived.'] };
  },

  async abandon(act, options) {
    const sessionId = told(options, 'session');
    const seen = await loadSession(act.db, act.academyId, sessionId);
    const registration = seen ? await loadRegistration(act.db, act.academyId, seen.registrationId) : null;
    const session = registration ? await loadSession(act.db, act.academyId, sessionId) : null;
    if (!registration || !session) throw new Problem('not-found', `There is no session ${sessionId}.`);
    if (session.endedAt) throw new Problem('conflict', 'The session has ended already.');
    await abandon(act, registration, session);
    return { answer: { abandoned: sessionId }, lines: ['Abandoned.'] };
  },
};

function textIn(options: Options, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** An id that must be told. */
function told(options: Options, name: string): string {
  const value = textIn(options, name)?.toLowerCase();
  if (!value || !isUuid(value)) throw new Problem('bad-request', `Say which, with --${name} and its id.`);
  return value;
}

function unitTold(parts: readonly PartFound[], which: string): PartFound {
  const units = parts.filter(({ kind }) => kind === 'unit');
  const found = /^\d+$/.test(which)
    ? units[Number(which)]
    : units.find(({ partId, publisherId }) => partId === which || publisherId === which);
  if (!found) throw new Problem('not-found', `There is no unit ${which}; there are ${units.length}, counted from 0.`);
  return found;
}

/** The registration told, begun with this id where it is new; a new one for the actor where none is told. */
async function registrationTold(act: Act, packageId: string, options: Options) {
  const registrationId = options['registration'] === undefined ? newId() : told(options, 'registration');
  const known = await loadRegistration(act.db, act.academyId, registrationId);
  const actor = actorTold(act.world, options);
  if (!known) {
    if (!actor) throw new Problem('bad-request', 'Say who starts it: --actor-account NAME, or --actor JSON.');
    return register(act, { registrationId, packageId, personId: null, actor });
  }
  if (known.packageId !== packageId) throw new Problem('conflict', 'This registration is for another course.');
  if (actor && identifierOf(actor) !== identifierOf(known.actor))
    throw new Problem('conflict', 'This registration is of somebody else.');
  return known;
}

/** Whoever has an account somewhere (cmi5 9.2), whole or by its parts; null where nobody is told. */
function actorTold(world: World, options: Options): Json | null {
  const whole = textIn(options, 'actor');
  const name = textIn(options, 'actor-name');
  const account = textIn(options, 'actor-account') ?? name;
  if (whole !== null) return agentOf(whole);
  if (account === null) return null;
  const homePage = textIn(options, 'actor-home-page') ?? linkTo(world, '');
  return agentOf(JSON.stringify({ ...(name ? { name } : {}), account: { homePage, name: account } }));
}

function agentOf(text: string): Json {
  try {
    const agent = JSON.parse(text) as Json;
    checkAgent(agent, 'the actor');
    if (agent['account'] !== undefined) return { objectType: 'Agent', ...agent };
  } catch (error) {
    if (error instanceof XapiRefusal) throw new Problem('bad-request', `Nobody is told by that: ${error.message}`);
  }
  throw new Problem('bad-request', '--actor is an Agent of xAPI with an account, in JSON.');
}

function languagesTold(options: Options): string {
  const language = textIn(options, 'language') ?? 'en';
  if (preferencesFault({ languagePreference: language, audioPreference: 'on' }) === null) return language;
  throw new Problem('bad-request', '--language is a list of language tags with commas between them.');
}
