/**
 * A statement as it may be kept (1.0.3 Data 2.2 to 2.4; 2.0.0 4.2): everything in it is known, of its type and in its place, or the
 * whole request is refused. What the store itself assigns is checked too, for a sender may have filled it in.
 */
import { checkActivity } from './activity.ts';
import { checkActor, checkAuthority, checkGroup } from './actor.ts';
import { checkAttachment } from './attachment.ts';
import { checkContext } from './context.ts';
import { fault } from './refusal.ts';
import { checkResult } from './result.ts';
import { arrayAt, formatAt, iriAt, type Json, knownKeys, languageMapAt, objectAt, optional, uuidAt } from './shape.ts';
import { momentOf } from './time.ts';
import { mayBeNamed, type Version } from './version.ts';

export const voided = 'http://adlnet.gov/expapi/verbs/voided';

const common = ['actor', 'verb', 'object', 'result', 'context', 'timestamp', 'attachments'];
const statementKeys = new Set([...common, 'id', 'stored', 'authority', 'version']);
const subStatementKeys = new Set([...common, 'objectType']);
const verbKeys = new Set(['id', 'display']);
const referenceKeys = new Set(['objectType', 'id']);

export function checkStatement(value: unknown, where: string, version: Version): Json {
  const statement = knownKeys(value, where, statementKeys);
  optional(statement, 'id', where, uuidAt);
  checkCommon(statement, where, version);
  optional(statement, 'stored', where, (stored, at) => checkTimestamp(stored, at, version));
  optional(statement, 'authority', where, checkAuthority);
  optional(statement, 'version', where, (named, at) =>
    formatAt(named, at, (text) => mayBeNamed(text, version), `a version that ${version} knows`),
  );
  if (isVoiding(statement) && kindOfObject(statement) !== 'StatementRef')
    throw fault(`${where}.object.objectType`, 'must be "StatementRef" in a statement that voids another.');
  return statement;
}

function checkCommon(statement: Json, where: string, version: Version): void {
  checkActor(statement['actor'], `${where}.actor`);
  checkVerb(statement['verb'], `${where}.verb`);
  checkObject(statement['object'], `${where}.object`, version);
  optional(statement, 'result', where, checkResult);
  const ofActivity = kindOfObject(statement) === 'Activity';
  optional(statement, 'context', where, (context, at) => checkContext(context, at, version, ofActivity));
  optional(statement, 'timestamp', where, (timestamp, at) => checkTimestamp(timestamp, at, version));
  optional(statement, 'attachments', where, (attachments, at) =>
    arrayAt(attachments, at).forEach((one, n) => checkAttachment(one, `${at}[${n}]`)),
  );
}

function checkTimestamp(value: unknown, where: string, version: Version): void {
  formatAt(value, where, (text) => momentOf(text, version) !== null, 'a timestamp with date, time and zone');
}

/** 1.0.3 Data 2.4.3 */
function checkVerb(value: unknown, where: string): void {
  const verb = knownKeys(value, where, verbKeys);
  iriAt(verb['id'], `${where}.id`);
  optional(verb, 'display', where, languageMapAt);
}

/** 1.0.3 Data 2.4.4: without objectType it is an Activity. */
function checkObject(value: unknown, where: string, version: Version): void {
  const object = objectAt(value, where);
  switch (object['objectType']) {
    case undefined:
    case 'Activity':
      return checkActivity(object, where);
    case 'Agent':
      return checkActor(object, where);
    case 'Group':
      return checkGroup(object, where);
    case 'StatementRef':
      return checkReference(object, where);
    case 'SubStatement':
      return checkSubStatement(object, where, version);
    default:
      throw fault(`${where}.objectType`, 'must be "Activity", "Agent", "Group", "SubStatement" or "StatementRef".');
  }
}

/** 1.0.3 Data 2.4.4.3, Statement References */
export function checkReference(value: unknown, where: string): void {
  const reference = knownKeys(value, where, referenceKeys);
  if (reference['objectType'] !== 'StatementRef') throw fault(`${where}.objectType`, 'must be "StatementRef".');
  uuidAt(reference['id'], `${where}.id`);
}

/** 1.0.3 Data 2.4.4.3, SubStatements: neither id, stored, version nor authority, and none inside another. */
function checkSubStatement(value: Json, where: string, version: Version): void {
  knownKeys(value, where, subStatementKeys);
  if (objectAt(value['object'], `${where}.object`)['objectType'] === 'SubStatement')
    throw fault(`${where}.object.objectType`, 'a SubStatement holds no further SubStatement.');
  checkCommon(value, where, version);
}

export function kindOfObject(statement: Json): string {
  const object = statement['object'] as Json;
  return (object['objectType'] as string | undefined) ?? 'Activity';
}

/** 1.0.3 Data 2.3.2 */
export function isVoiding(statement: Json): boolean {
  return (statement['verb'] as Json)['id'] === voided;
}

/** The statement that this one has as its object; null where it has another. */
export function referredTo(statement: Json): string | null {
  return kindOfObject(statement) === 'StatementRef'
    ? ((statement['object'] as Json)['id'] as string).toLowerCase()
    : null;
}
