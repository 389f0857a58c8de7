/**
 * Reading JSON that somebody else wrote: an object with known keys only, each value of its type. Keys are told apart by case, and
 * null is no value anywhere outside extensions (1.0.3 Data 2.2; 2.0.0 4.2.1).
 */
import { isIri, isLanguageTag, isUuid } from './formats.ts';
import { fault } from './refusal.ts';

export type Json = Readonly<Record<string, unknown>>;

export function objectAt(value: unknown, where: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fault(where, 'must be an object.');
  return value as Json;
}

/** An object that has none but these keys. */
export function knownKeys(value: unknown, where: string, keys: ReadonlySet<string>): Json {
  const object = objectAt(value, where);
  for (const key of Object.keys(object)) {
    if (!keys.has(key)) throw fault(`${where}.${key}`, 'is no property of the specification; the case counts.');
  }
  return object;
}

export function arrayAt(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw fault(where, 'must be an array.');
  return value;
}

export function textAt(value: unknown, where: string): string {
  if (typeof value !== 'string') throw fault(where, 'must be a text.');
  return value;
}

/** A text of a format, named in the refusal. */
export function formatAt(value: unknown, where: string, fits: (text: string) => boolean, what: string): string {
  const text = textAt(value, where);
  if (!fits(text)) throw fault(where, `must be ${what}.`);
  return text;
}

export const iriAt = (value: unknown, where: string): string => formatAt(value, where, isIri, 'an IRI with its scheme');
export const uuidAt = (value: unknown, where: string): string => formatAt(value, where, isUuid, 'a UUID');

export function booleanAt(value: unknown, where: string): void {
  if (typeof value !== 'boolean') throw fault(where, 'must be true or false.');
}

export function numberAt(value: unknown, where: string): number {
  if (typeof value !== 'number') throw fault(where, 'must be a number.');
  return value;
}

/** Language tags and the texts in them (1.0.3 Data 4.2). */
export function languageMapAt(value: unknown, where: string): void {
  for (const [tag, text] of Object.entries(objectAt(value, where))) {
    if (!isLanguageTag(tag)) throw fault(`${where}.${tag}`, 'is no language tag of RFC 5646.');
    textAt(text, `${where}.${tag}`);
  }
}

/** Anything, below keys that are IRIs (1.0.3 Data 4.1). */
export function extensionsAt(value: unknown, where: string): void {
  for (const key of Object.keys(objectAt(value, where))) {
    if (!isIri(key)) throw fault(`${where}.${key}`, 'the key of an extension must be an IRI.');
  }
}

/** Runs the check where the key is there. */
export function optional(
  object: Json,
  key: string,
  where: string,
  check: (value: unknown, at: string) => unknown,
): void {
  if (key in object) check(object[key], `${where}.${key}`);
}
