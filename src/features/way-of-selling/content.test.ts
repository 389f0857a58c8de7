import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { checkWayOfSelling } from './faults.ts';
import { readFolder } from './folder.ts';
import { readWayOfSelling } from './reading.ts';
import { requirementsOf } from './way-of-selling.ts';
import type { WayOfSelling } from './way-of-selling.ts';
import { writeWayOfSelling } from './writing.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'content/way-of-selling');
const onet = join(root, '../shared/data/onet/tasks.csv');

const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

function starter(): WayOfSelling {
  const reading = readFolder(texts.map(({ path, text }) => ({ path, plain: parse(text) })));
  if (!reading.ok) throw new Error(JSON.stringify(reading.unreadable, null, 2));
  return reading.value;
}

const way = starter();
const indicators = way.capabilities.flatMap((capability) =>
  Object.entries(capability.indicators).flatMap(([step, words]) =>
    Object.entries(words).map(([language, text]) => ({
      place: `${capability.key} ${step} ${language}`,
      language,
      text,
    })),
  ),
);

describe('the starter way of selling', () => {
  test('has no fault, not even a warning', () => {
    expect(checkWayOfSelling(way)).toEqual([]);
  });

  test('has six roles of three levels and 24 capabilities in seven groups, in English and German', () => {
    expect(way.languages).toEqual(['en', 'de']);
    expect(way.roles).toHaveLength(6);
    for (const role of way.roles)
      expect(
        role.levels.map((level) => level.key),
        role.key,
      ).toEqual(['junior', 'senior', 'expert-mentor']);
    expect(way.groups).toHaveLength(7);
    expect(way.capabilities).toHaveLength(24);
    expect(way.scale).toHaveLength(4);
    for (const language of way.languages)
      expect(indicators.filter((indicator) => indicator.language === language)).toHaveLength(96);
  });

  test('says something different at every proficiency of every capability', () => {
    for (const language of way.languages) {
      const said = indicators.filter((indicator) => indicator.language === language).map((indicator) => indicator.text);
      expect(new Set(said).size).toBe(said.length);
    }
  });

  test('keeps every indicator to one sentence that fits beside a rating', () => {
    for (const { place, text } of indicators) {
      expect(text.length, place).toBeLessThanOrEqual(230);
      expect(text, place).toMatch(/^\p{Lu}.*\.$/u);
      expect(text, place).not.toMatch(/[.!]\s|!/);
    }
  });

  test('requires something of every role at every level, and more of the higher one', () => {
    for (const role of way.roles) {
      const sums = role.levels.map((level) =>
        requirementsOf(way, role.key, level.key).reduce((sum, { proficiency }) => sum + proficiency, 0),
      );
      expect(sums[0], role.key).toBeGreaterThan(0);
      expect(sums[1], role.key).toBeGreaterThan(sums[0]!);
      expect(sums[2], role.key).toBeGreaterThan(sums[1]!);
    }
  });

  test('asks of consultative roles what transactional ones need not do', () => {
    const consultativeOnly = ['business-case', 'stakeholder-network'];
    for (const role of way.roles.filter(({ motion }) => motion !== null)) {
      const required = new Set(
        requirementsOf(way, role.key, 'expert-mentor').map(({ capabilityKey }) => capabilityKey),
      );
      expect(
        consultativeOnly.filter((key) => required.has(key)),
        role.key,
      ).toEqual(role.motion === 'consultative' ? consultativeOnly : []);
    }
    const motions = way.roles.map((role) => role.motion);
    expect(motions).toEqual(['transactional', 'transactional', 'consultative', 'consultative', null, null]);
  });

  test('asks every Expert/Mentor to coach others', () => {
    for (const role of way.roles) {
      const required = new Map(
        requirementsOf(way, role.key, 'expert-mentor').map(({ capabilityKey, proficiency }) => [
          capabilityKey,
          proficiency,
        ]),
      );
      expect(required.get('coaching'), role.key).toBeGreaterThanOrEqual(2);
      expect(required.get('practice-sharing'), role.key).toBe(4);
    }
  });

  test('asks every capability of some role, at proficiency 3 or above', () => {
    for (const { key } of way.capabilities) {
      const asked = way.requirements
        .filter(({ capabilityKey }) => capabilityKey === key)
        .map(({ proficiency }) => proficiency);
      expect(Math.max(0, ...asked), key).toBeGreaterThanOrEqual(3);
    }
  });

  test('names no sales methodology', () => {
    for (const { path, text } of texts)
      expect(text, path).not.toMatch(/\bspin\b|challenger|solution selling|medd?p?icc|sandler|miller heiman/i);
    expect(way.capabilities.flatMap((capability) => capability.tags)).toEqual([]);
  });

  test('survives being exported to one file and imported again', () => {
    expect(readWayOfSelling(parse(stringify(writeWayOfSelling(way))))).toEqual({ ok: true, value: way });
  });

  test('rests each capability on one to four O*NET tasks, by occupation and id', () => {
    for (const { key, occupationalTasks } of way.capabilities) {
      expect(occupationalTasks.length, key).toBeGreaterThanOrEqual(1);
      expect(occupationalTasks.length, key).toBeLessThanOrEqual(4);
      for (const { occupation, task } of occupationalTasks) {
        expect(occupation, key).toMatch(/^\d{2}-\d{4}\.\d{2}$/);
        expect(task, key).toMatch(/^\d+$/);
      }
    }
  });

  test('refers only to tasks that O*NET has under that occupation', ({ skip }) => {
    skip(!existsSync(onet), 'left out: the O*NET task list is not beside this folder');
    const lines = readFileSync(onet, 'utf8').split('\n');
    const known = new Set(lines.map((line) => line.split(',').slice(0, 2).join('/')));
    const referred = way.capabilities.flatMap((capability) =>
      capability.occupationalTasks.map(({ occupation, task }) => `${occupation}/${task}`),
    );
    expect(referred.filter((reference) => !known.has(reference))).toEqual([]);
    for (const line of lines.slice(1)) {
      const statement = /^[^,]*,[^,]*,"?([^"]{25,}?)"?,/.exec(line)?.[1];
      if (statement)
        for (const { text, path } of texts) expect(text.includes(statement), `${path}: ${statement}`).toBe(false);
    }
  });
});
