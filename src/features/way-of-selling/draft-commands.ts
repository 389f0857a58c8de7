/** Changing a draft. The draft's row is locked first, so that edits of several people follow each other. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { loadContents, loadIdentities, saveContents } from './contents-store.ts';
import { changeDraft, type DraftEdit, type DraftRefusal } from './draft.ts';
import type { AskedEdit } from './draft-contract.ts';
import type * as contract from './draft-contract.ts';
import { type Identities, type KnownLevel, type KnownWay, levelKeyOf } from './known-way.ts';
import { type Change, judgeEdits } from './matrix.ts';
import { keyFor } from './order.ts';
import { loadMatrixAround, saveCells } from './requirement-store.ts';
import { loadDraft } from './version-commands.ts';
import { saveRevision } from './version-store.ts';
import type { Level } from './way-of-selling.ts';

export async function editCells(
  act: PersonAct,
  { params, body }: Asked<typeof contract.editCells>,
): Promise<Answer<typeof contract.editCells>> {
  const { versionId } = params;
  const draft = await loadDraft(act.db, act.academyId, versionId);
  const matrix = await loadMatrixAround(act.db, act.academyId, versionId, body.edits);
  const { made, refused } = judgeEdits(matrix, body.edits);
  const answer = refused.map(({ edit, refused, present }) => ({
    levelId: edit.levelId,
    capabilityId: edit.capabilityId,
    refused,
    present,
  }));
  if (made.length === 0) return { revision: draft.revision, refused: answer };
  await saveCells(act.db, act.academyId, versionId, made, matrix.roleOf);
  const revision = await saveRevision(act.db, act.academyId, versionId);
  await act.tell({ name: 'requirement.changed', subjectId: null, about: { versionId, cells: told(made) } });
  return { revision, refused: answer };
}

/** By level and capability: proficiency and weight before and after, 0 for nothing required. */
function told(change: Change): Record<string, Record<string, readonly number[]>> {
  const byLevel: Record<string, Record<string, readonly number[]>> = {};
  for (const { levelId, capabilityId, was, now } of change) {
    const level = (byLevel[levelId] ??= {});
    level[capabilityId] = [was?.proficiency ?? 0, was?.weight ?? 0, now?.proficiency ?? 0, now?.weight ?? 0];
  }
  return byLevel;
}

const draftSays: Record<DraftRefusal, string> = {
  'changed-meanwhile': 'Somebody else changed this text meanwhile. Look at it, then change it again.',
  'not-there': 'What is to be changed is not in the draft, or no longer.',
  'there-already': 'There is one of this key in the draft already.',
  'group-not-empty': 'The group still holds capabilities. Move or retire them first.',
  'unknown-group': 'There is no such group in the draft.',
  'last-level': 'A role keeps one level at least. Remove the role instead.',
};

export async function editDraft(
  act: PersonAct,
  { params, body }: Asked<typeof contract.editDraft>,
): Promise<Answer<typeof contract.editDraft>> {
  const { versionId } = params;
  const draft = await loadDraft(act.db, act.academyId, versionId);
  const before = await loadContents(act.db, act.academyId, draft);
  const adds = body.edits.some(({ edit }) => edit.startsWith('add-'));
  const identities = adds ? await loadIdentities(act.db, act.academyId) : nothingKnown;
  const added: string[] = [];
  let after: KnownWay = before;
  for (const [at, asked] of body.edits.entries()) {
    const edit = editOf(asked, after, identities, added);
    const decided = changeDraft(after, edit);
    if (!decided.ok) throw refusal(decided.refused, at);
    after = decided.value;
  }
  await saveContents(act.db, act.academyId, versionId, before, after);
  const revision = await saveRevision(
    act.db,
    act.academyId,
    versionId,
    after.name === before.name ? {} : { name: after.name },
  );
  await act.tell({
    name: 'way-of-selling.edited',
    subjectId: null,
    about: { versionId, edits: body.edits.map(touched) },
  });
  return { revision, added };
}

function refusal(refused: DraftRefusal, at: number): Problem {
  return new Problem(refused === 'changed-meanwhile' ? 'conflict' : 'refused', draftSays[refused], {
    reason: refused,
    fields: [{ pointer: `/edits/${at}`, detail: draftSays[refused] }],
  });
}

const nothingKnown: Identities = { capabilities: new Map(), roles: new Map(), levels: new Map() };

/** What history keeps of an edit: its kind and the id it is about. */
function touched(asked: AskedEdit): { edit: string; id?: string } {
  if ('capabilityId' in asked) return { edit: asked.edit, id: asked.capabilityId };
  if ('levelId' in asked) return { edit: asked.edit, id: asked.levelId };
  if ('roleId' in asked) return { edit: asked.edit, id: asked.roleId };
  return { edit: asked.edit };
}

/** The edit with ids and keys; what the academy knows by this key gets its old id back. */
function editOf(asked: AskedEdit, way: KnownWay, known: Identities, added: string[]): DraftEdit {
  const noted = <Edit extends DraftEdit>(id: string, edit: Edit): Edit => {
    added.push(id);
    return edit;
  };
  const before = 'before' in asked ? (asked.before ?? null) : null;
  switch (asked.edit) {
    case 'add-group': {
      const key = asked.key ?? keyFor(asked.name, 'group', new Set(way.groups.map((group) => group.key)));
      return noted(key, { edit: 'add-group', group: { key, name: asked.name }, before });
    }
    case 'add-capability': {
      const key = asked.key ?? keyFor(asked.name, 'capability', new Set(known.capabilities.keys()));
      const { groupKey, name, purpose, indicators, occupationalTasks, tags } = asked;
      const capabilityId = known.capabilities.get(key) ?? newId();
      return noted(capabilityId, {
        edit: 'add-capability',
        capability: { capabilityId, key, groupKey, name, purpose, indicators, occupationalTasks, tags },
        before,
      });
    }
    case 'add-role': {
      const key = asked.key ?? keyFor(asked.name, 'role', new Set(known.roles.keys()));
      const roleId = known.roles.get(key) ?? newId();
      const wanted = asked.levels ?? way.roles[0]?.levels ?? usualLevels(way.languages);
      const levels: KnownLevel[] = [];
      for (const level of wanted) levels.push(levelOf(level, key, levels, known));
      const { name, purpose, motion } = asked;
      return noted(roleId, { edit: 'add-role', role: { roleId, key, name, purpose, motion, levels }, before });
    }
    case 'add-level': {
      const role = way.roles.find(({ roleId }) => roleId === asked.roleId);
      const level = levelOf(asked, role?.key ?? '', role?.levels ?? [], known);
      return noted(level.levelId, { edit: 'add-level', roleId: asked.roleId, level, before });
    }
    default:
      return withoutUndefined(asked);
  }
}

type NewLevel = { readonly key?: string | undefined } & Pick<Level, 'name' | 'meaning'>;

function levelOf(
  { key, name, meaning }: NewLevel,
  roleKey: string,
  others: readonly KnownLevel[],
  known: Identities,
): KnownLevel {
  const taken = new Set([
    ...others.map((level) => level.key),
    ...[...known.levels.keys()]
      .filter((one) => one.startsWith(`${roleKey}/`))
      .map((one) => one.slice(roleKey.length + 1)),
  ]);
  const own = key ?? keyFor(name, 'level', taken);
  return { levelId: known.levels.get(levelKeyOf(roleKey, own)) ?? newId(), key: own, name, meaning };
}

function usualLevels(languages: readonly string[]): readonly Level[] {
  const named = (key: string, en: string, de: string): Level => {
    const name = {
      [languages[0] ?? 'en']: en,
      ...(languages.includes('en') ? { en } : {}),
      ...(languages.includes('de') ? { de } : {}),
    };
    return { key, name, meaning: {} };
  };
  return [
    named('junior', 'Junior', 'Junior'),
    named('senior', 'Senior', 'Senior'),
    named('expert', 'Expert/Mentor', 'Expert/Mentor'),
  ];
}

type Plain = Exclude<AskedEdit, { edit: `add-${string}` }>;

/** Optional fields that were not sent are not there at all. */
function withoutUndefined(asked: Plain): DraftEdit {
  return JSON.parse(JSON.stringify(asked)) as DraftEdit;
}
