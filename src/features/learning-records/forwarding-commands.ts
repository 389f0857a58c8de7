/**
 * Telling another learning record store all that is recorded here, in its order. How far the other is, is written down after it has
 * answered: what broke off in between is sent again under the same ids, which it knows. What it refuses for good is counted and left.
 */
import { type AcademyId, newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { said } from '../../server/log.ts';
import { seal, unseal } from '../../server/sealed.ts';
import type { World } from '../../server/world.ts';
import { attachmentsOf } from '../../standards/xapi/attachment.ts';
import type { Json } from '../../standards/xapi/shape.ts';
import { type Version, versionHeader } from '../../standards/xapi/version.ts';
import { addForwarding, type Forwarding, listAfter, listForwardings, saveForwarded } from './forwarding-store.ts';
import { withAttachments } from './retrieval-commands.ts';
import type { Kept } from './statement-store.ts';

const purpose = 'learning records elsewhere';
const together = 50;
const patienceMs = 15_000;
/** so long at a time, within what a round may take */
const mostMs = 25_000;

export interface ToForward {
  readonly endpoint: string;
  readonly version: Version;
  readonly key: string;
  readonly secret: string;
}

/** @returns the id by which it can be ended */
export async function beginForwarding(world: World, academyId: AcademyId, to: ToForward): Promise<string> {
  if (!URL.canParse(to.endpoint) || !/^https?:$/.test(new URL(to.endpoint).protocol))
    throw new Problem('bad-request', 'The address of the other store is an http or https address.');
  const forwardingId = newId();
  const { endpoint, version, key } = to;
  const made = { forwardingId, endpoint: endpoint.replace(/\/$/, ''), version, key };
  const sealedSecret = seal(world.secret, purpose, to.secret);
  await world.database.inAcademy(academyId, (db) =>
    addForwarding(db, academyId, { ...made, sealedSecret }, world.now()),
  );
  return forwardingId;
}

/** To each of the others as far as time allows; one that cannot be reached keeps none waiting but itself. */
export async function forwardAll(world: World, academyId: AcademyId): Promise<void> {
  const until = world.now().getTime() + mostMs;
  for (const forwarding of await world.database.inAcademy(academyId, (db) => listForwardings(db, academyId)))
    await forward(world, academyId, forwarding, until);
}

async function forward(world: World, academyId: AcademyId, from: Forwarding, until: number): Promise<void> {
  let so = from;
  const save = async (now: Partial<Forwarding>): Promise<void> => {
    so = { ...so, ...now };
    await world.database.inAcademy(academyId, (db) => saveForwarded(db, academyId, so));
  };
  try {
    do {
      const next = await world.database.inAcademy(academyId, (db) => listAfter(db, academyId, so.afterSeq, together));
      const last = next.at(-1);
      if (!last) break;
      const refused = await sendAll(world, academyId, so, next);
      await save({ afterSeq: Number(last.seq), refused: so.refused + refused, failure: null });
    } while (world.now().getTime() < until);
  } catch (error) {
    await save({ failure: error instanceof Error ? error.message : String(error) });
    world.log.warn('Another learning record store was not told; it is tried again.', {
      endpoint: from.endpoint,
      error: said(error),
    });
  }
}

/** @returns how many were refused for good */
async function sendAll(world: World, academyId: AcademyId, to: Forwarding, all: readonly Kept[]): Promise<number> {
  if (await accepted(world, academyId, to, all)) return 0;
  if (all.length === 1) return 1;
  let refused = 0;
  for (const one of all) if (!(await accepted(world, academyId, to, [one]))) refused += 1;
  return refused;
}

/** False where the other looked at them and does not want them. @throws where it could not look */
async function accepted(
  world: World,
  academyId: AcademyId,
  { endpoint, version, key, sealedSecret }: Forwarding,
  all: readonly Kept[],
): Promise<boolean> {
  const secret = unseal(world.secret, purpose, sealedSecret);
  if (secret === null) throw new Error('The secret was sealed with another secret of this installation. Begin again.');
  // the other says itself what version it keeps, and when
  const statements = all.map(({ statement }): Json => {
    const { version: _, stored: __, ...rest } = JSON.parse(statement) as Record<string, unknown>;
    return rest;
  });
  const attachments = attachmentsOf(statements).length > 0;
  const { contentType, body } = await world.database.inAcademy(academyId, (db) =>
    withAttachments({ db, academyId, world }, statements, statements, { attachments }),
  );
  const response = await fetch(`${endpoint}/statements`, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
      [versionHeader]: version,
    },
    body: body as BodyInit,
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  });
  await response.body?.cancel();
  if (response.ok) return true;
  if ([400, 409, 413, 415, 422].includes(response.status)) return false;
  throw new Error(`It answered ${response.status}.`);
}
