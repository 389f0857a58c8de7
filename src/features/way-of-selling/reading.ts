/**
 * A way of selling from plain values, as a YAML or JSON parser yields them: every refusal with its place and reason.
 * Only the shape is read here. What reads well may still be wrong: ask `checkWayOfSelling` before publishing.
 */
import type { Words } from '../../kernel/words.ts';
import { inOrder, isKey } from './way-of-selling.ts';
import type {
  Capability,
  CapabilityGroup,
  Level,
  OccupationalTask,
  ProficiencyStep,
  Requirement,
  Role,
  SellingMotion,
  WayOfSelling,
} from './way-of-selling.ts';
import { wayOfSellingFormat } from './writing.ts';

export type UnreadableReason =
  | 'unknown-format'
  | 'missing'
  | 'not-a-mapping'
  | 'not-a-list'
  | 'not-a-text'
  | 'not-a-number'
  | 'not-an-occupational-task'
  | 'bad-key'
  | 'unknown-field'
  | 'unknown-motion'
  | 'wrong-length'
  | 'duplicate'
  | 'unexpected-file';

/** One value that could not be read. */
export interface Unreadable {
  /** `roles.inside-seller.requirements.first-contact.requires` */
  readonly path: string;
  readonly reason: UnreadableReason;
  readonly detail: string;
}

export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly unreadable: readonly Unreadable[] };

type Mapping = { readonly [key: string]: unknown };

/** @param plain the whole file as parsed; the order of its keys counts */
export function readWayOfSelling(plain: unknown): Reading<WayOfSelling> {
  const reader = new Reader();
  const way = reader.wayOfSelling(plain);
  return reader.unreadable.length === 0
    ? { ok: true, value: inOrder(way) }
    : { ok: false, unreadable: reader.unreadable };
}

/** Collects what cannot be read and goes on, so that one look at the list mends the whole file. */
class Reader {
  readonly unreadable: Unreadable[] = [];
  private languages: readonly string[] = [];

  wayOfSelling(plain: unknown): WayOfSelling {
    const file = this.mapping('', plain, ['format', 'languages', 'name', 'scale', 'groups', 'roles']);
    if (this.unreadable.length === 0 && file['format'] !== wayOfSellingFormat) {
      this.refuse('format', 'unknown-format', `the file must say: format: ${wayOfSellingFormat}`);
    }
    this.languages = this.list('languages', file['languages']).map((tag, at) => this.text(`languages.${at}`, tag));
    if (this.languages.length === 0) this.refuse('languages', 'missing', 'say at least one language, for example [en]');
    const groups: CapabilityGroup[] = [];
    const capabilities: Capability[] = [];
    for (const [key, path, value] of this.keyed('groups', file['groups'])) {
      const group = this.mapping(path, value, ['name', 'capabilities']);
      groups.push({ key, name: this.words(`${path}.name`, group['name']) });
      for (const [capabilityKey, at, capability] of this.keyed(`${path}.capabilities`, group['capabilities'])) {
        if (capabilities.some((known) => known.key === capabilityKey))
          this.refuse(at, 'duplicate', `"${capabilityKey}" stands in two groups`);
        capabilities.push(this.capability(at, capabilityKey, key, capability));
      }
    }
    const requirements: Requirement[] = [];
    const roles = this.keyed('roles', file['roles']).map(([key, path, value]) =>
      this.role(path, key, value, requirements),
    );
    return {
      languages: this.languages,
      name: this.words('name', file['name']),
      scale: this.scale(file['scale']),
      groups,
      capabilities,
      roles,
      requirements,
    };
  }

  private scale(value: unknown): readonly ProficiencyStep[] {
    return this.keyed('scale', value).map(([key, path, step], at) => {
      const fields = this.mapping(path, step, ['name', 'meaning']);
      const name = this.words(`${path}.name`, fields['name']);
      return { proficiency: at + 1, key, name, meaning: this.words(`${path}.meaning`, fields['meaning']) };
    });
  }

  private capability(path: string, key: string, groupKey: string, value: unknown): Capability {
    const fields = this.mapping(path, value, ['name', 'purpose', 'indicators', 'occupationalTasks', 'tags']);
    const steps = this.mapping(`${path}.indicators`, fields['indicators'] ?? {}, null);
    const indicators = Object.entries(steps).map(
      ([step, text]) => [step, this.words(`${path}.indicators.${step}`, text)] as const,
    );
    return {
      key,
      groupKey,
      name: this.words(`${path}.name`, fields['name']),
      purpose: this.words(`${path}.purpose`, fields['purpose']),
      indicators: Object.fromEntries(indicators),
      occupationalTasks: this.list(`${path}.occupationalTasks`, fields['occupationalTasks'] ?? []).map((task, at) =>
        this.occupationalTask(`${path}.occupationalTasks.${at}`, task),
      ),
      tags: this.list(`${path}.tags`, fields['tags'] ?? []).map((tag, at) => this.text(`${path}.tags.${at}`, tag)),
    };
  }

  private occupationalTask(path: string, value: unknown): OccupationalTask {
    const parts = /^(\d{2}-\d{4}\.\d{2})\/(\d+)$/.exec(typeof value === 'string' ? value : '');
    if (!parts) this.refuse(path, 'not-an-occupational-task', 'write the occupation and the task: 41-3091.00/23226');
    return { occupation: parts?.[1] ?? '', task: parts?.[2] ?? '' };
  }

  private role(path: string, key: string, value: unknown, requirements: Requirement[]): Role {
    const fields = this.mapping(path, value, ['motion', 'name', 'purpose', 'levels', 'requirements']);
    const levels = this.keyed(`${path}.levels`, fields['levels']).map(([levelKey, at, level]): Level => {
      const { name, meaning } = this.mapping(at, level, ['name', 'meaning']);
      return { key: levelKey, name: this.words(`${at}.name`, name), meaning: this.words(`${at}.meaning`, meaning) };
    });
    for (const [capabilityKey, at, line] of this.keyed(`${path}.requirements`, fields['requirements'] ?? {})) {
      this.requirementLine(at, line, key, capabilityKey, levels, requirements);
    }
    const name = this.words(`${path}.name`, fields['name']);
    const purpose = this.words(`${path}.purpose`, fields['purpose']);
    return { key, name, purpose, motion: this.motion(`${path}.motion`, fields['motion']), levels };
  }

  private requirementLine(
    path: string,
    value: unknown,
    roleKey: string,
    capabilityKey: string,
    levels: readonly Level[],
    into: Requirement[],
  ): void {
    const fields = this.mapping(path, value, ['requires', 'weight']);
    const requires = this.perLevel(
      `${path}.requires`,
      this.list(`${path}.requires`, fields['requires']),
      levels.length,
    );
    const said = fields['weight'];
    const weights = this.perLevel(`${path}.weight`, Array.isArray(said) ? said : levels.map(() => said), levels.length);
    for (const [at, level] of levels.entries()) {
      const proficiency = requires[at] ?? 0;
      if (proficiency !== 0)
        into.push({ roleKey, levelKey: level.key, capabilityKey, proficiency, weight: weights[at] ?? 0 });
    }
  }

  private perLevel(path: string, values: readonly unknown[], levels: number): readonly number[] {
    if (values.length !== levels)
      this.refuse(path, 'wrong-length', `one number a level: ${levels}, not ${values.length}`);
    const wrong = values.find((value) => typeof value !== 'number');
    if (wrong !== undefined || values.includes(undefined))
      this.refuse(path, 'not-a-number', `${shown(wrong)} is not a number`);
    return values.map((value) => (typeof value === 'number' ? value : 0));
  }

  private motion(path: string, value: unknown): SellingMotion | null {
    if (value === 'consultative' || value === 'transactional') return value;
    if (value !== undefined && value !== null) {
      this.refuse(
        path,
        'unknown-motion',
        `${shown(value)} is neither consultative nor transactional; leave it out for neither`,
      );
    }
    return null;
  }

  /** A plain text stands for the text in the first language; no text at all is left to the check. */
  private words(path: string, value: unknown): Words {
    if (value === undefined || value === null) return {};
    if (typeof value === 'string') return Object.fromEntries([[this.languages[0] ?? 'en', value]]);
    const entries = Object.entries(this.mapping(path, value, null));
    return Object.fromEntries(entries.map(([language, text]) => [language, this.text(`${path}.${language}`, text)]));
  }

  private text(path: string, value: unknown): string {
    if (typeof value === 'string') return value;
    this.refuse(path, 'not-a-text', `${shown(value)} is not a text; put it in quotes`);
    return '';
  }

  private list(path: string, value: unknown): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.refuse(path, value === undefined || value === null ? 'missing' : 'not-a-list', 'a list belongs here');
    return [];
  }

  private keyed(path: string, value: unknown): readonly (readonly [key: string, path: string, value: unknown])[] {
    const entries = Object.entries(this.mapping(path, value, null));
    for (const [key] of entries) {
      if (!isKey(key))
        this.refuse(`${path}.${key}`, 'bad-key', `${shown(key)} is not a kebab-case key such as first-contact`);
    }
    return entries.map(([key, inner]) => [key, `${path}.${key}`, inner]);
  }

  private mapping(path: string, value: unknown, fields: readonly string[] | null): Mapping {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const missing = value === undefined || value === null;
      this.refuse(path, missing ? 'missing' : 'not-a-mapping', 'fields with values belong here');
      return {};
    }
    for (const key of fields === null ? [] : Object.keys(value)) {
      if (!fields?.includes(key))
        this.refuse(path ? `${path}.${key}` : key, 'unknown-field', `known here: ${fields?.join(', ')}`);
    }
    return value as Mapping;
  }

  private refuse(path: string, reason: UnreadableReason, detail: string): void {
    this.unreadable.push({ path, reason, detail });
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
