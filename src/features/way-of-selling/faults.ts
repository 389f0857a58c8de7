/**
 * What is wrong with a way of selling, each fault with its place. An error keeps a version from being published;
 * a warning is for a person to judge (a requirement may fall on purpose).
 */
import type { Words } from '../../kernel/words.ts';
import { isKey, weights } from './way-of-selling.ts';
import type { Capability, Requirement, Role, WayOfSelling } from './way-of-selling.ts';

export type FaultReason =
  | 'missing-text'
  | 'missing-translation'
  | 'unknown-language'
  | 'bad-key'
  | 'duplicate'
  | 'unknown-key'
  | 'scale-out-of-order'
  | 'missing-indicator'
  | 'proficiency-outside-scale'
  | 'weight-outside-range'
  | 'bad-occupational-task'
  | 'no-levels'
  | 'nothing-required'
  | 'requirement-falls';

export interface Fault {
  /** where, by keys: `capabilities.account-selection.indicators.3` */
  readonly path: string;
  readonly reason: FaultReason;
  readonly severity: 'error' | 'warning';
  /** what exactly, in English */
  readonly detail: string;
}

type Note = (severity: Fault['severity'], path: string, reason: FaultReason, detail: string) => void;

export function checkWayOfSelling(way: WayOfSelling): readonly Fault[] {
  const faults: Fault[] = [];
  const note: Note = (severity, path, reason, detail) => faults.push({ path, reason, severity, detail });
  const words = (path: string, text: Words): void => checkWords(note, way.languages, path, text);

  if (way.languages.length === 0) note('error', 'languages', 'missing-text', 'at least one language is needed');
  words('name', way.name);
  checkScale(note, way, words);
  checkKeys(note, 'groups', way.groups);
  for (const group of way.groups) words(`groups.${group.key}.name`, group.name);
  checkKeys(note, 'capabilities', way.capabilities);
  for (const capability of way.capabilities) checkCapability(note, way, capability, words);
  checkKeys(note, 'roles', way.roles);
  for (const role of way.roles) checkRole(note, way, role, words);
  checkRequirements(note, way);
  return faults;
}

/** Whether a version may be published with these faults. */
export function isPublishable(faults: readonly Fault[]): boolean {
  return faults.every((fault) => fault.severity !== 'error');
}

function checkWords(note: Note, languages: readonly string[], path: string, text: Words): void {
  for (const [position, language] of languages.entries()) {
    if (text[language]?.trim()) continue;
    if (position === 0) note('error', path, 'missing-text', `no text in "${language}"`);
    else note('warning', path, 'missing-translation', `no text in "${language}"`);
  }
  for (const language of Object.keys(text)) {
    if (!languages.includes(language))
      note('warning', path, 'unknown-language', `"${language}" is not a language of this way of selling`);
  }
}

function checkKeys(note: Note, path: string, list: readonly { readonly key: string }[]): void {
  const seen = new Set<string>();
  for (const { key } of list) {
    if (!isKey(key)) note('error', `${path}.${key}`, 'bad-key', `"${key}" is not a kebab-case key`);
    if (seen.has(key)) note('error', `${path}.${key}`, 'duplicate', `"${key}" stands here twice`);
    seen.add(key);
  }
}

function checkScale(note: Note, way: WayOfSelling, words: (path: string, text: Words) => void): void {
  if (way.scale.length < 2) note('error', 'scale', 'scale-out-of-order', 'a scale has at least two proficiencies');
  checkKeys(note, 'scale', way.scale);
  for (const [position, step] of way.scale.entries()) {
    const path = `scale.${step.key}`;
    if (step.proficiency !== position + 1) {
      note('error', path, 'scale-out-of-order', `proficiency ${step.proficiency} stands where ${position + 1} belongs`);
    }
    words(`${path}.name`, step.name);
    words(`${path}.meaning`, step.meaning);
  }
}

function checkCapability(
  note: Note,
  way: WayOfSelling,
  capability: Capability,
  words: (path: string, text: Words) => void,
): void {
  const path = `capabilities.${capability.key}`;
  if (!way.groups.some((group) => group.key === capability.groupKey)) {
    note('error', path, 'unknown-key', `no group "${capability.groupKey}"`);
  }
  words(`${path}.name`, capability.name);
  words(`${path}.purpose`, capability.purpose);
  const steps = way.scale.map((step) => String(step.proficiency));
  for (const step of steps) {
    const indicator = capability.indicators[step];
    if (indicator) words(`${path}.indicators.${step}`, indicator);
    else note('error', `${path}.indicators.${step}`, 'missing-indicator', `no indicator for proficiency ${step}`);
  }
  for (const step of Object.keys(capability.indicators)) {
    if (!steps.includes(step)) {
      note('error', `${path}.indicators.${step}`, 'proficiency-outside-scale', `the scale has no proficiency ${step}`);
    }
  }
  const seen = new Set<string>();
  for (const { occupation, task } of capability.occupationalTasks) {
    const at = `${path}.occupationalTasks.${occupation}`;
    if (!/^\d{2}-\d{4}\.\d{2}$/.test(occupation) || !/^\d+$/.test(task)) {
      note('error', at, 'bad-occupational-task', `"${occupation}" "${task}" is not an O*NET-SOC code with a task id`);
    }
    if (seen.has(`${occupation} ${task}`)) note('error', at, 'duplicate', `task ${task} stands here twice`);
    seen.add(`${occupation} ${task}`);
  }
}

function checkRole(note: Note, way: WayOfSelling, role: Role, words: (path: string, text: Words) => void): void {
  const path = `roles.${role.key}`;
  words(`${path}.name`, role.name);
  words(`${path}.purpose`, role.purpose);
  checkKeys(note, `${path}.levels`, role.levels);
  if (role.levels.length === 0) note('error', path, 'no-levels', 'a role has at least one level');
  for (const level of role.levels) {
    words(`${path}.levels.${level.key}.name`, level.name);
    words(`${path}.levels.${level.key}.meaning`, level.meaning);
    const required = way.requirements.some(
      (requirement) =>
        requirement.roleKey === role.key && requirement.levelKey === level.key && requirement.proficiency > 0,
    );
    if (!required)
      note('warning', `${path}.levels.${level.key}`, 'nothing-required', 'this level requires nothing yet');
  }
}

function checkRequirements(note: Note, way: WayOfSelling): void {
  const roles = new Map(way.roles.map((role) => [role.key, role]));
  const capabilities = new Set(way.capabilities.map((capability) => capability.key));
  const proficiencies = new Map<string, number>();
  for (const requirement of way.requirements) {
    const { roleKey, levelKey, capabilityKey } = requirement;
    const path = placeOf(requirement);
    const role = roles.get(roleKey);
    if (!role) note('error', path, 'unknown-key', `no role "${roleKey}"`);
    else if (!role.levels.some((level) => level.key === levelKey))
      note('error', path, 'unknown-key', `no level "${levelKey}" in role "${roleKey}"`);
    if (!capabilities.has(capabilityKey)) note('error', path, 'unknown-key', `no capability "${capabilityKey}"`);
    if (proficiencies.has(path)) note('error', path, 'duplicate', 'required twice');
    proficiencies.set(path, requirement.proficiency);
    checkFigures(note, way, requirement, path);
  }
  for (const role of way.roles) {
    for (const capability of way.capabilities) checkRise(note, role, capability, proficiencies);
  }
}

function checkFigures(note: Note, way: WayOfSelling, { proficiency, weight }: Requirement, path: string): void {
  if (!Number.isInteger(proficiency) || proficiency < 0 || proficiency > way.scale.length) {
    note('error', path, 'proficiency-outside-scale', `${proficiency} is not between 0 and ${way.scale.length}`);
  }
  if (!Number.isInteger(weight) || weight < weights.lowest || weight > weights.highest) {
    note('error', path, 'weight-outside-range', `${weight} is not between ${weights.lowest} and ${weights.highest}`);
  }
}

function checkRise(note: Note, role: Role, capability: Capability, proficiencies: ReadonlyMap<string, number>): void {
  let before = 0;
  for (const level of role.levels) {
    const path = placeOf({ roleKey: role.key, levelKey: level.key, capabilityKey: capability.key });
    const now = proficiencies.get(path) ?? 0;
    if (now < before)
      note('warning', path, 'requirement-falls', `${now} is required here, ${before} at the level below`);
    before = now;
  }
}

function placeOf(of: Pick<Requirement, 'roleKey' | 'levelKey' | 'capabilityKey'>): string {
  return `roles.${of.roleKey}.requirements.${of.capabilityKey}.${of.levelKey}`;
}
