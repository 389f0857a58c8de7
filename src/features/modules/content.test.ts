import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkContent } from './content-faults.ts';
import { isQuestion } from './module-content.ts';
import { minutesOf } from './planned-minutes.ts';
import { readStarterActivity, type StarterActivity } from './starter-reading.ts';

const content = join(import.meta.dirname, '../../../content');
const way = parse(readFileSync(join(content, 'way-of-selling/way-of-selling.yaml'), 'utf8')) as {
  groups: Record<string, { capabilities: Record<string, unknown> }>;
};
const groups = Object.entries(way.groups).map(([group, { capabilities }]) => ({
  group,
  capabilities: Object.keys(capabilities),
}));
const capabilities = groups.flatMap((group) => group.capabilities);

function shipped(folder: string): { key: string; read: () => StarterActivity }[] {
  const keys = readdirSync(join(content, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -5));
  const plain = (path: string): unknown => parse(readFileSync(join(content, folder, path), 'utf8'));
  return keys.map((key) => ({
    key,
    read: () => {
      const texts = Object.fromEntries(
        ['en', 'de']
          .filter((language) => existsSync(join(content, folder, language, `${key}.yaml`)))
          .map((language) => [language, plain(`${language}/${key}.yaml`)]),
      );
      const read = readStarterActivity({ key, structure: plain(`${key}.yaml`), texts });
      if (!read.ok) throw new Error(read.unreadable.map(({ path, detail }) => `${path}: ${detail}`).join('\n'));
      return read.value;
    },
  }));
}

/** As it would stand in an academy; which id a capability has does not matter here. */
function asVersion(activity: StarterActivity) {
  const develops = Object.entries(activity.develops).map(([capabilityId, proficiency]) => ({
    capabilityId,
    proficiency,
  }));
  return { ...activity, develops, content: activity.cards && { cards: activity.cards } };
}

describe.each(shipped('modules'))('the module $key', ({ key, read }) => {
  test('reads, in English and German, without a fault', () => {
    const module = read();
    expect(module.languages).toEqual(['en', 'de']);
    expect(checkContent(asVersion(module))).toEqual([]);
  });

  test('develops the capability it is named after', () => {
    const module = read();
    expect(module.develops[key]).toBeGreaterThanOrEqual(1);
    for (const [capability, proficiency] of Object.entries(module.develops)) {
      expect(capabilities).toContain(capability);
      expect(proficiency).toBeLessThanOrEqual(4);
    }
  });

  test('is a situation, one idea, an example, a practice, five questions and a task', () => {
    const cards = read().cards ?? [];
    const kinds = cards.map(({ kind }) => kind);
    for (const kind of ['text', 'example', 'practice', 'task'] as const) expect(kinds).toContain(kind);
    const questions = cards.filter(isQuestion);
    expect(questions).toHaveLength(5);
    expect(new Set(questions.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(3);
  });

  test('takes five to twelve minutes, and about what it says', () => {
    const module = read();
    expect(module.minutes).toBeGreaterThanOrEqual(5);
    expect(module.minutes).toBeLessThanOrEqual(12);
    for (const language of module.languages) {
      const share = minutesOf({ cards: module.cards ?? [] }, [language]) / module.minutes;
      expect(share, language).toBeGreaterThan(0.6);
      expect(share, language).toBeLessThan(1.5);
    }
  });
});

describe.each(shipped('activities'))('the activity $key', ({ read }) => {
  test('reads, in English and German, with a guide and without a fault', () => {
    const activity = read();
    expect(activity.languages).toEqual(['en', 'de']);
    expect(checkContent(asVersion(activity))).toEqual([]);
    for (const text of Object.values(activity.guide ?? {})) expect(text.length).toBeGreaterThan(300);
  });

  test('develops capabilities of one group, and says where it fits', () => {
    const activity = read();
    const developed = Object.keys(activity.develops);
    const of = groups.filter((group) => group.capabilities.some((key) => developed.includes(key)));
    expect(of).toHaveLength(1);
    for (const key of developed) expect(of[0]?.capabilities).toContain(key);
    expect(activity.fits.length).toBeGreaterThan(0);
  });
});

test('every capability has a module of its own', () => {
  expect(
    shipped('modules')
      .map(({ key }) => key)
      .toSorted(),
  ).toEqual(capabilities.toSorted());
});

test('every group of capabilities has coaching, a field visit, practice, a brush-up and a session for the team', () => {
  const activities = shipped('activities').map(({ read }) => read());
  for (const { group, capabilities: own } of groups) {
    const kinds = activities
      .filter(({ develops }) => own.some((key) => key in develops))
      .map(({ kind, delivery, minutes }) => delivery ?? `${kind}${kind === 'coaching' ? ` ${minutes}` : ''}`);
    expect(kinds.toSorted(), group).toEqual(['brush-up', 'coaching 30', 'field-visit', 'manager-led', 'practice']);
  }
});

test('every capability is developed by something that is not done alone', () => {
  const developed = new Set(shipped('activities').flatMap(({ read }) => Object.keys(read().develops)));
  expect(capabilities.filter((key) => !developed.has(key))).toEqual([]);
});
