/** Certifying: the rules, who is certified until when, and renewing by new proof, for one as for thousands. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { addDays } from '../../kernel/day.ts';
import { holds } from '../../kernel/actor.ts';
import { newId, type PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { checkProof, type Criterion, type CriterionState } from '../paths/criterion.ts';
import { listCriteriaOf } from '../paths/store.ts';
import { loadRelation } from '../people/actor-store.ts';
import { countSteps, loadWayInForce } from '../way-of-selling/version-store.ts';
import { maySeeProgress, mayDecideLevel, maySetRules } from './access.ts';
import {
  certificationState,
  type Certified,
  certify,
  checkRule,
  type RenewRefusal,
  statesSince,
} from './certification.ts';
import type * as contract from './certification-contract.ts';
import * as store from './certification-store.ts';
import { undoDecision } from './level-review.ts';
import { refusedProgress } from './refusal-commands.ts';
import { notYours } from './review-commands.ts';
import { listSubjects, loadSubject, type Subject } from './review-store.ts';
import { demonstrationsOf, loadLadder, proofOf, relationOf } from './standing-of-people-commands.ts';

export async function listCertificationRules(act: PersonAct): Promise<Answer<typeof contract.listCertificationRules>> {
  const rules = await store.listRules(act.db, act.academyId, act.today);
  return {
    rules: rules.map((rule) => ({ ...rule, remindDays: [...rule.remindDays], name: [...rule.name] })),
    may: { set: maySetRules(act.actor) },
  };
}

export async function setCertificationRule(
  act: PersonAct,
  { params, body }: Asked<typeof contract.setCertificationRule>,
): Promise<Answer<typeof contract.setCertificationRule>> {
  const { db, academyId, actor, now, today } = act;
  const { of, ...terms } = body;
  const checked = checkRule(terms);
  if (!checked.ok) throw refusedProgress(checked.refused);
  const level = 'levelId' in of ? of : { roleId: null, levelId: null };
  const capability = 'capabilityId' in of ? of : { capabilityId: null, proof: null };
  await refuseUnknown(act, level.levelId, capability.capabilityId, capability.proof?.proficiency ?? 1);
  if (capability.proof) {
    const proof = checkProof(capability.proof);
    if (!proof.ok)
      throw new Problem('refused', 'So many raters need as many demonstrations.', { reason: proof.refused });
  }
  const rules = await store.listRules(db, academyId, today);
  const same = rules.find(
    (rule) =>
      rule.levelId === level.levelId && rule.roleId === level.roleId && rule.capabilityId === capability.capabilityId,
  );
  const before = rules.find(({ ruleId }) => ruleId === params.ruleId);
  if ((same && same.ruleId !== params.ruleId) || (before && before !== same)) throw refusedProgress('rule-exists');
  const remindDays = [...new Set(terms.remindDays)].sort((a, b) => b - a);
  await store.saveRule(
    db,
    academyId,
    { ...params, ...terms, remindDays, ...level, ...capability },
    actor.personId,
    now,
  );
  await act.tell({
    name: 'certification-rule.set',
    subjectId: null,
    about: { ...params, ...level, capabilityId: capability.capabilityId, ...terms, remindDays },
  });
  return { set: true };
}

async function refuseUnknown(
  act: PersonAct,
  levelId: string | null,
  capabilityId: string | null,
  proficiency: number,
): Promise<void> {
  const { rungs, criteria } = await loadLadder(act);
  if (levelId !== null && !rungs.some((rung) => rung.levelId === levelId)) throw refusedProgress('unknown-subject');
  if (capabilityId === null) return;
  const version = await loadWayInForce(act.db, act.academyId, act.today);
  const steps = version ? await countSteps(act.db, act.academyId, version.versionId) : 0;
  if (proficiency > steps || !criteria.some((one) => one.capabilityId === capabilityId))
    throw refusedProgress('unknown-subject');
}

export async function removeCertificationRule(
  act: PersonAct,
  { params }: Asked<typeof contract.removeCertificationRule>,
): Promise<Answer<typeof contract.removeCertificationRule>> {
  if (await store.removeRule(act.db, act.academyId, params.ruleId))
    await act.tell({ name: 'certification-rule.removed', subjectId: null, about: params });
  return { removed: true };
}

async function ruleOf(act: PersonAct, ruleId: string): Promise<store.RuleFound> {
  const rule = (await store.listRules(act.db, act.academyId, act.today)).find((one) => one.ruleId === ruleId);
  if (!rule) throw new Problem('not-found', 'There is no such rule of certification.', { reason: 'no-rule' });
  return rule;
}

/** @param ofLevel what the level of the rule asks for, where it is about a level */
function criteriaOf(rule: store.RuleFound, ofLevel: readonly Criterion[]): readonly Criterion[] {
  if (rule.capabilityId !== null && rule.proof) return [{ capabilityId: rule.capabilityId, ...rule.proof }];
  return rule.levelId === null ? [] : ofLevel;
}

export async function listCertified(
  act: PersonAct,
  { query }: Asked<typeof contract.listCertified>,
): Promise<Answer<typeof contract.listCertified>> {
  const { db, academyId, actor, today } = act;
  const rule = await ruleOf(act, query.rule);
  const whom = { everybody: holds(actor, 'owner'), market: query.market, q: query.q };
  const holders = await store.listHolders(db, academyId, actor.personId, rule, whom, today);
  const items = holders.map(({ led, ...one }) => ({
    ...one,
    state: certificationState(certifiedOf(one), rule.windowDays, today),
    mayRenew: led,
  }));
  const count = (state: string) => items.filter((one) => one.state === state).length;
  const shown = query.state ? items.filter(({ state }) => state === query.state) : items;
  await recordViewing(
    act,
    'gaps',
    shown.map(({ person }) => person.id),
  );
  return {
    items: shown,
    counts: { lapsed: count('lapsed'), due: count('due'), valid: count('valid'), none: count('none') },
  };
}

function certifiedOf({ certifiedOn, validUntil }: Pick<store.Holder, 'certifiedOn' | 'validUntil'>): Certified | null {
  return certifiedOn === null || validUntil === null ? null : { certifiedOn, validUntil };
}

export async function listPersonCertifications(
  act: PersonAct,
  { params }: Asked<typeof contract.listPersonCertifications>,
): Promise<Answer<typeof contract.listPersonCertifications>> {
  const { db, academyId, actor, today } = act;
  const relation = await loadRelation(db, academyId, actor, params.personId);
  if (!relation) throw new Problem('not-found', 'There is no such person in this academy.');
  if (!maySeeProgress(actor, relation)) throw notYours();
  await recordViewing(act, 'standings', [params.personId]);
  const subject = await loadSubject(db, academyId, params.personId, mayDecideLevel(relation), today);
  // what the level held asks for: it is that which is certified, and whose capabilities are
  const held = await listCriteriaOf(db, academyId, subject?.levelId ? [subject.levelId] : [], today);
  const rules = (await store.listRules(db, academyId, today)).filter((rule) =>
    rule.capabilityId === null
      ? subject?.levelId === rule.levelId && subject?.roleId === rule.roleId
      : held.some(({ capabilityId }) => capabilityId === rule.capabilityId),
  );
  const shown = await demonstrationsOf(
    act,
    [params.personId],
    rules.flatMap((rule) => criteriaOf(rule, held)),
  );
  const history = await store.listCertifications(db, academyId, params.personId);
  const now = rules.map((rule) => {
    const last =
      history.find(
        (one) =>
          !one.undone &&
          one.levelId === rule.levelId &&
          one.roleId === rule.roleId &&
          one.capabilityId === rule.capabilityId,
      ) ?? null;
    const states = statesSince(criteriaOf(rule, held), shown.get(params.personId) ?? [], last, today);
    return {
      ruleId: rule.ruleId,
      name: [...rule.name],
      state: certificationState(last, rule.windowDays, today),
      certifiedOn: last?.certifiedOn ?? null,
      validUntil: last?.validUntil ?? null,
      renewableFrom: last ? addDays(last.validUntil, -rule.windowDays) : null,
      criteria: states.length,
      criteriaMet: states.filter(({ met }) => met).length,
      mayRenew: mayDecideLevel(relation) && certify(last, rule, states, today).ok,
    };
  });
  return {
    now,
    history: history.map(({ certificationId, name, how, certifiedOn, validUntil, by, undone }) => ({
      certificationId,
      name: [...name],
      how,
      certifiedOn,
      validUntil,
      by,
      undone,
    })),
  };
}

type Refusal = RenewRefusal | 'own-level' | 'not-your-people' | 'person-gone';

interface Renewing {
  readonly subject: Subject;
  readonly renewed: Certified;
  readonly again: boolean;
  readonly states: readonly CriterionState[];
}

interface Sorted {
  readonly rule: store.RuleFound;
  readonly renewing: readonly Renewing[];
  readonly refused: readonly { readonly subject: Subject; readonly reason: Refusal }[];
}

/** Of these people, whom the rule lets be certified by the one who asks, and whom not and why. */
async function sort(act: PersonAct, ruleId: string, asked: readonly PersonId[]): Promise<Sorted> {
  const { db, academyId, actor, today } = act;
  const people = [...new Set(asked)];
  const rule = await ruleOf(act, ruleId);
  const ofLevel = await listCriteriaOf(db, academyId, rule.levelId === null ? [] : [rule.levelId], today);
  const criteria = criteriaOf(rule, ofLevel);
  const subjects = await listSubjects(db, academyId, actor.personId, people, today);
  const last = await store.loadLast(db, academyId, rule, people);
  const shown = await demonstrationsOf(act, people, criteria);
  const renewing: Renewing[] = [];
  const refused: { subject: Subject; reason: Refusal }[] = [];
  for (const subject of subjects) {
    const before = last.get(subject.personId) ?? null;
    const states = statesSince(criteria, shown.get(subject.personId) ?? [], before, today);
    const stranger = whyNotThey(act, subject, rule);
    const decided = certify(before, rule, states, today);
    if (stranger) refused.push({ subject, reason: stranger });
    else if (!decided.ok) refused.push({ subject, reason: decided.refused });
    else renewing.push({ subject, renewed: decided.value, again: before !== null, states });
  }
  return { rule, renewing, refused };
}

function whyNotThey(act: PersonAct, subject: Subject, rule: store.RuleFound): Refusal | null {
  const relation = relationOf(act, subject);
  if (relation === 'self') return 'own-level';
  if (!mayDecideLevel(relation)) return 'not-your-people';
  if (!subject.here) return 'person-gone';
  const holdsIt = subject.levelId === rule.levelId && subject.roleId === rule.roleId;
  return rule.levelId !== null && !holdsIt ? 'criteria-not-met' : null;
}

export async function previewRenewal(
  act: PersonAct,
  { params, body }: Asked<typeof contract.previewRenewal>,
): Promise<Answer<typeof contract.previewRenewal>> {
  const { renewing, refused } = await sort(act, params.ruleId, body.people);
  return {
    certified: renewing.map(({ subject, renewed }) => ({
      id: subject.personId,
      name: subject.name,
      validUntil: renewed.validUntil,
    })),
    refused: refused.map(({ subject, reason }) => ({
      id: subject.personId,
      // who is not led is not told about
      name: subject.led ? subject.name : '',
      reason,
    })),
  };
}

export async function renewCertifications(
  act: PersonAct,
  { params, body }: Asked<typeof contract.renewCertifications>,
): Promise<Answer<typeof contract.renewCertifications>> {
  await store.holdCertifications(act.db, act.academyId);
  const { rule, renewing, refused } = await sort(act, params.ruleId, body.people);
  if (renewing.length === 0) return { certified: 0, refused: refused.length, undo: null };
  const batchId = newId();
  const { roleId, levelId, capabilityId } = rule;
  const all = renewing.map(({ subject, renewed, again, states }) => ({
    ...renewed,
    roleId,
    levelId,
    capabilityId,
    batchId,
    certificationId: newId(),
    personId: subject.personId,
    how: again ? ('renewed' as const) : ('certified' as const),
    byPerson: act.actor.personId,
    at: act.now,
    proof: proofOf(states),
  }));
  await store.addCertifications(act.db, act.academyId, all);
  await act.tellAll(
    all.map(({ personId, certificationId, how, validUntil }) => ({
      name: how === 'renewed' ? 'certification.renewed' : 'certification.given',
      subjectId: personId,
      about: { certificationId, batchId, roleId, levelId, capabilityId, validUntil },
    })),
  );
  return { certified: all.length, refused: refused.length, undo: batchId };
}

export async function undoCertifications(
  act: PersonAct,
  { params }: Asked<typeof contract.undoCertifications>,
): Promise<Answer<typeof contract.undoCertifications>> {
  const { db, academyId, actor, now } = act;
  const batch = await store.listBatch(db, academyId, params.batchId);
  const [first] = batch;
  // one that came with a level goes with the decision about the level
  if (!first || first.byPerson !== actor.personId || batch.some(({ how }) => how === 'level-reached'))
    throw new Problem('not-found', 'There is no such decision of yours.');
  if (batch.every(({ undoneAt }) => undoneAt !== null)) return { undone: 0 };
  const decided = undoDecision({ by: first.byPerson, at: first.at }, actor.personId, now);
  if (!decided.ok) throw refusedProgress(decided.refused);
  const people = batch.map(({ personId }) => personId);
  const undone = await store.undoBatch(db, academyId, params.batchId, people, now);
  await act.tellAll(
    undone.map((personId) => ({ name: 'certification.taken-back', subjectId: personId, about: params })),
  );
  return { undone: undone.length };
}
