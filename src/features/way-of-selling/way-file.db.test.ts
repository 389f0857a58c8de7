import { describe, expect, test } from 'vitest';
import { testAcademy } from '../../testing/academy.ts';

const at = '/api/way-of-selling/versions';

describe('the file', () => {
  test('comes back as the same way of selling', async () => {
    const a = await testAcademy('starter');
    const file = await a.owner('GET', `${at}/in-force/file`);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="way-of-selling-version-1.yaml"');
    const { body } = await a.owner('POST', `${at}/import`, { text: file.text });
    expect(body.faults).toEqual([]);
    const { body: difference } = await a.owner('GET', `${at}/${body.versionId}/difference`);
    expect(difference).toMatchObject({ requirements: [], capabilities: [], indicators: [], roles: [], frame: [] });
  });

  test.each([
    ['is no YAML', (text: string) => `${text}\n  - [`, 'not-yaml', /line \d+, column \d+/],
    ['is another file', () => 'name,email\nSam,sam@example.test', 'unreadable-file', /values belong here/],
    ['misspells a field', (text: string) => text.replace('\nroles:', '\nrollen:'), 'unreadable-file', /rollen/],
    [
      'weighs more than five',
      (text: string) => text.replace(/weight: \d/, 'weight: 9'),
      'unreadable-file',
      /9 is not between 1 and 5/,
    ],
    [
      'judges on another scale',
      (text: string) => text.replace(/\nscale:\n/, '\nscale:\n  none:\n    name: None\n    meaning: Nothing\n'),
      'other-scale',
      /5 proficiencies/,
    ],
    [
      'refers to itself without end',
      () =>
        `a: &a [1,1,1,1,1,1,1,1,1]\n${'bcdefghi'
          .split('')
          .map(
            (letter, position) =>
              `${letter}: &${letter} [${Array.from({ length: 9 }, () => `*${'abcdefghi'[position]}`).join(',')}]`,
          )
          .join('\n')}`,
      'not-yaml',
      /too often/,
    ],
  ])('is refused where it %s, with the place', async (_, spoil, reason, says) => {
    const a = await testAcademy('starter');
    const { text } = await a.owner('GET', `${at}/in-force/file`);
    const answer = await a.owner('POST', `${at}/import`, { text: spoil(text) });
    expect([answer.status, answer.body.reason]).toEqual([422, reason]);
    expect(answer.body.detail).toMatch(says);
  });
});
