/** What an operator asks of the learning records on the command line: a key for a program, in the one academy there is or the one told. */
import { type AcademyId, isUuid } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { listAcademies } from '../people/personal-record-store.ts';
import { linkTo } from '../../server/mail/letters.ts';
import type { World } from '../../server/world.ts';
import { versions } from '../../standards/xapi/version.ts';
import { type KeyMade, makeKey } from './credential-commands.ts';
import { withdrawCredential } from './credential-store.ts';
import { fetchStatements } from './fetching-commands.ts';
import { beginForwarding } from './forwarding-commands.ts';
import { listForwardings, removeForwarding } from './forwarding-store.ts';
import { academyClaimed } from './key.ts';
import { xapiPath } from './protocol-commands.ts';

type Options = Readonly<Record<string, string | boolean | undefined>>;

/** @throws Problem bad-request, not-found, conflict (several academies, and none told) */
export async function makeKeyAsOperator(
  world: World,
  word: string | undefined,
  options: Options,
): Promise<KeyMade & { readonly endpoint: string; readonly academyId: AcademyId }> {
  if (word !== 'key') throw new Problem('bad-request', 'Say what to make: sellwright lrs key.');
  const defaultVersion = versions.find((one) => one === (options['default-version'] ?? '2.0.0'));
  if (!defaultVersion) throw new Problem('bad-request', `--default-version is one of ${versions.join(', ')}.`);
  if (options['read-only'] && options['write-only'])
    throw new Problem('bad-request', 'A key that neither reads nor writes is of no use.');
  const academyId = await academyTold(world, options['academy']);
  const made = await world.database.inAcademy(academyId, (db) =>
    makeKey({ db, now: world.now() }, academyId, {
      label: typeof options['label'] === 'string' ? options['label'] : 'Made on the command line',
      defaultVersion,
      mayRead: !options['write-only'],
      mayWrite: !options['read-only'],
    }),
  );
  return { endpoint: linkTo(world, xapiPath), ...made, academyId };
}

/** The key opens nothing any more; what was recorded with it stays. @throws Problem not-found */
export async function withdrawKeyAsOperator(world: World, key: string): Promise<{ readonly withdrawn: string }> {
  const academyId = academyClaimed(key) as AcademyId | null;
  const done =
    academyId !== null &&
    (await world.database.inAcademy(academyId, (db) => withdrawCredential(db, academyId, key, world.now())));
  if (!done) throw new Problem('not-found', 'There is no such key, or it is withdrawn already.');
  return { withdrawn: key };
}

/**
 * Begins to tell another store all that is recorded here, or ends it; told nothing, says how far those are that are told.
 * @throws Problem bad-request, not-found, conflict (several academies, and none told)
 */
export async function forwardAsOperator(world: World, options: Options): Promise<object> {
  const academyId = await academyTold(world, options['academy']);
  const { to: endpoint, key, secret, stop } = options;
  if (typeof stop === 'string') {
    const stopped =
      isUuid(stop) && (await world.database.inAcademy(academyId, (db) => removeForwarding(db, academyId, stop)));
    if (!stopped) throw new Problem('not-found', 'No other store is told under this id.');
    return { stopped: stop };
  }
  if (endpoint === undefined) {
    const all = await world.database.inAcademy(academyId, (db) => listForwardings(db, academyId));
    return { forwarding: all.map(({ sealedSecret: _, ...shown }) => shown) };
  }
  if (typeof endpoint !== 'string' || typeof key !== 'string' || typeof secret !== 'string')
    throw new Problem('bad-request', 'Say --to, --key and --secret of the other store.');
  const version = versions.find((one) => one === (options['default-version'] ?? '1.0.3'));
  if (!version) throw new Problem('bad-request', `--default-version is one of ${versions.join(', ')}.`);
  return { forwarding: await beginForwarding(world, academyId, { endpoint, key, secret, version }) };
}

/** Takes over all that another store gives to the key; may be asked again. @throws Problem bad-request */
export async function importAsOperator(world: World, options: Options): Promise<{ readonly read: number }> {
  const academyId = await academyTold(world, options['academy']);
  const { from: endpoint, key, secret } = options;
  if (typeof endpoint !== 'string' || typeof key !== 'string' || typeof secret !== 'string')
    throw new Problem('bad-request', 'Say --from, --key and --secret of the other store.');
  const version = versions.find((one) => one === (options['default-version'] ?? '1.0.3'));
  if (!version) throw new Problem('bad-request', `--default-version is one of ${versions.join(', ')}.`);
  return fetchStatements(world, academyId, { endpoint, key, secret, version });
}

/** The one academy there is, or the one told by its id. */
export async function academyTold(world: World, told: string | boolean | undefined): Promise<AcademyId> {
  const all = await world.database.outside(listAcademies);
  if (typeof told === 'string') {
    const found = all.find((one) => one === told);
    if (found && isUuid(found)) return found;
    throw new Problem('not-found', `There is no academy with the id ${told}.`);
  }
  const [only, ...others] = all;
  if (!only) throw new Problem('not-found', 'There is no academy yet. sellwright found makes one.');
  if (others.length > 0)
    throw new Problem('conflict', `Say which academy, with --academy and its id: ${all.join(', ')}.`);
  return only;
}
