/**
 * Agents and groups (1.0.3 Data 2.4.2; 2.0.0 4.2.2.1). Who they are is told by exactly one inverse functional identifier; the name
 * is for reading only. An anonymous group has none, and is its members.
 */
import { isMailto, isSha1 } from './formats.ts';
import { fault } from './refusal.ts';
import { arrayAt, formatAt, iriAt, type Json, knownKeys, objectAt, optional, textAt } from './shape.ts';

const identifiers = ['mbox', 'mbox_sha1sum', 'openid', 'account'] as const;
const agentKeys = new Set<string>(['objectType', 'name', ...identifiers]);
const groupKeys = new Set<string>([...agentKeys, 'member']);
const accountKeys = new Set(['homePage', 'name']);

/** An Agent or a Group, told apart by objectType, which may be left out for an Agent. */
export function checkActor(value: unknown, where: string): void {
  if (objectAt(value, where)['objectType'] === 'Group') checkGroup(value, where);
  else checkAgent(value, where);
}

/** 1.0.3 Data 2.4.2.1 */
export function checkAgent(value: unknown, where: string): void {
  const agent = knownKeys(value, where, agentKeys);
  if ('objectType' in agent && agent['objectType'] !== 'Agent')
    throw fault(`${where}.objectType`, 'must be "Agent" here.');
  optional(agent, 'name', where, textAt);
  if (checkIdentifiers(agent, where) !== 1)
    throw fault(where, 'an Agent has exactly one of mbox, mbox_sha1sum, openid and account.');
}

/** 1.0.3 Data 2.4.2.2 */
export function checkGroup(value: unknown, where: string): void {
  const group = knownKeys(value, where, groupKeys);
  if (group['objectType'] !== 'Group') throw fault(`${where}.objectType`, 'must be "Group".');
  optional(group, 'name', where, textAt);
  const found = checkIdentifiers(group, where);
  if (found > 1) throw fault(where, 'a Group has at most one of mbox, mbox_sha1sum, openid and account.');
  const members = 'member' in group ? arrayAt(group['member'], `${where}.member`) : [];
  members.forEach((member, at) => checkAgent(member, `${where}.member[${at}]`));
  if (found === 0 && members.length === 0)
    throw fault(`${where}.member`, 'a Group without an identifier has at least one member.');
}

/** Who vouches: an Agent, or the two of OAuth as an anonymous Group (1.0.3 Data 2.4.9; 2.0.0 4.2.4.1). */
export function checkAuthority(value: unknown, where: string): void {
  checkActor(value, where);
  const authority = value as Json;
  if (authority['objectType'] !== 'Group') return;
  if (identifiers.some((name) => name in authority)) throw fault(where, 'a Group as authority has no identifier.');
  if ((authority['member'] as readonly unknown[]).length !== 2)
    throw fault(`${where}.member`, 'a Group as authority has exactly two members.');
}

/** An Agent or an identified Group, as parameters name one (1.0.3 Communication 2.1.3, 2.3). */
export function checkIdentified(value: unknown, where: string): void {
  checkActor(value, where);
  if (identifierOf(value as Json) === null) throw fault(where, 'must have an inverse functional identifier.');
}

/** @returns how many there are. */
function checkIdentifiers(actor: Json, where: string): number {
  optional(actor, 'mbox', where, (mbox, at) => formatAt(mbox, at, isMailto, 'mailto: and an e-mail address'));
  optional(actor, 'mbox_sha1sum', where, (sum, at) => formatAt(sum, at, isSha1, 'a SHA-1 in hexadecimal digits'));
  optional(actor, 'openid', where, iriAt);
  optional(actor, 'account', where, checkAccount);
  return identifiers.filter((name) => name in actor).length;
}

/** 1.0.3 Data 2.4.2.4 */
function checkAccount(value: unknown, where: string): void {
  const account = knownKeys(value, where, accountKeys);
  iriAt(account['homePage'], `${where}.homePage`);
  textAt(account['name'], `${where}.name`);
}

/**
 * The inverse functional identifier as one text, equal for equal agents and for nobody else; null for an anonymous group. To be
 * asked of what was checked.
 */
export function identifierOf(actor: Json): string | null {
  if (typeof actor['mbox'] === 'string') return `mbox ${actor['mbox']}`;
  if (typeof actor['mbox_sha1sum'] === 'string') return `mbox_sha1sum ${actor['mbox_sha1sum'].toLowerCase()}`;
  if (typeof actor['openid'] === 'string') return `openid ${actor['openid']}`;
  const account = actor['account'] as Json | undefined;
  return account ? `account ${JSON.stringify([account['homePage'], account['name']])}` : null;
}

/** Only what identifies it (1.0.3 Communication 2.1.3, format `ids`); of an anonymous group what identifies each member. */
export function identifiedOnly(actor: Json): Json {
  const name = identifiers.find((one) => one in actor);
  const kind = actor['objectType'] === undefined ? {} : { objectType: actor['objectType'] };
  if (name) return { ...kind, [name]: actor[name] };
  return { ...kind, member: (actor['member'] as readonly Json[]).map(identifiedOnly) };
}

/** The members and the group itself, or the agent alone: whom a filter by agent finds (1.0.3 Communication 2.1.3). */
export function everybodyIn(actor: Json): readonly Json[] {
  return [actor, ...((actor['member'] as readonly Json[] | undefined) ?? [])];
}
