/**
 * The parameters of a request: known names only, in their case, each once, each of its type
 * (1.0.3 Communication 3.2, Data 2.2; 2.0.0 4.1.2).
 */
import { checkAgent, checkIdentified, identifierOf } from './actor.ts';
import { isIri, isUuid } from './formats.ts';
import { fault } from './refusal.ts';
import type { Json } from './shape.ts';
import { momentOf } from './time.ts';

export type Parameters = ReadonlyMap<string, string>;

/** @param names that the resource knows */
export function parametersOf(search: URLSearchParams, names: ReadonlySet<string>): Parameters {
  const found = new Map<string, string>();
  for (const [name, value] of search) {
    if (!names.has(name)) throw fault(name, 'is no parameter of this resource; the case counts.');
    if (found.has(name)) throw fault(name, 'is said twice.');
    found.set(name, value);
  }
  return found;
}

export function required(parameters: Parameters, name: string): string {
  const value = parameters.get(name);
  if (value === undefined || value === '') throw fault(name, 'is required.');
  return value;
}

export function uuidOf(parameters: Parameters, name: string): string | null {
  const value = parameters.get(name);
  if (value === undefined) return null;
  if (!isUuid(value)) throw fault(name, 'must be a UUID.');
  return value.toLowerCase();
}

export function iriOf(parameters: Parameters, name: string): string | null {
  const value = parameters.get(name);
  if (value === undefined) return null;
  if (!isIri(value)) throw fault(name, 'must be an IRI with its scheme.');
  return value;
}

/** The time in milliseconds. A plus sign that stands unescaped in an address arrives as a blank. */
export function timeOf(parameters: Parameters, name: string): number | null {
  const value = parameters.get(name);
  if (value === undefined) return null;
  const moment = momentOf(value.replace(/ (?=\d{2}:?\d{2}$)/, '+'), '1.0.3');
  if (!moment) throw fault(name, 'must be a timestamp.');
  return moment.ms;
}

export function yesOrNoOf(parameters: Parameters, name: string): boolean {
  const value = parameters.get(name) ?? 'false';
  if (value !== 'true' && value !== 'false') throw fault(name, 'must be true or false.');
  return value === 'true';
}

/** An Agent or an identified Group as JSON; `kind` Agent leaves groups out. */
export function agentOf(parameters: Parameters, name: string, kind: 'Agent' | 'Agent or Group'): Json | null {
  const text = parameters.get(name);
  if (text === undefined) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fault(name, 'must be an Agent as JSON.');
  }
  if (kind === 'Agent') checkAgent(value, name);
  else checkIdentified(value, name);
  return value as Json;
}

export function identifierIn(parameters: Parameters, name: string): string | null {
  const agent = agentOf(parameters, name, 'Agent or Group');
  return agent ? identifierOf(agent) : null;
}
