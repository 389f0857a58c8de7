import { expect, test } from 'vitest';
import { academyOrigins, contentOrigin, contentPortOf, isReachedAt, originFor } from './content-origin.ts';

const place = { port: 4400, contentPort: null, contentUrl: null, publicUrl: null };
const reachedAt = (host: string): Request => new Request(`http://${host}/`, { headers: { host } });

test('content has the port after the academy’s, unless it was given one', () => {
  expect(contentPortOf(place)).toBe(4401);
  expect(contentPortOf({ ...place, contentPort: 5000 })).toBe(5000);
  expect(contentPortOf({ ...place, port: 65535 })).toBe(65534);
  expect(contentPortOf({ ...place, port: 0 })).toBe(0);
});

test('content is reached by the name the academy was reached by', () => {
  expect(contentOrigin(place, null)).toBe('http://localhost:4401');
  expect(contentOrigin(place, reachedAt('192.168.0.7:4400'))).toBe('http://192.168.0.7:4401');
  expect(contentOrigin({ ...place, publicUrl: 'http://academy.example' }, null)).toBe('http://academy.example:4401');
  const behind = { ...place, publicUrl: 'https://academy.example', contentUrl: 'https://content.example' };
  expect(contentOrigin(behind, reachedAt('academy.example'))).toBe('https://content.example');
});

test('content reaches the academy by its public name alone, where it has one', () => {
  expect(academyOrigins({ ...place, publicUrl: 'https://academy.example' }, 'content.example')).toEqual([
    'https://academy.example',
  ]);
  expect(academyOrigins(place, '127.0.0.1:4401')).toEqual(['http://127.0.0.1:4400', 'http://localhost:4400']);
  expect(academyOrigins({ ...place, port: 0 }, 'localhost:9')).toEqual(['http://localhost:*', 'http://127.0.0.1:*']);
});

test('with a star each package is reached by its own name alone, without one by any', () => {
  const contentUrl = 'https://*.content.example';
  expect(originFor(contentUrl, 'one')).toBe('https://one.content.example');
  expect(originFor('https://content.example', 'one')).toBe('https://content.example');
  for (const host of ['one.content.example', 'ONE.content.example', 'one.content.example:443'])
    expect(isReachedAt({ contentUrl }, host, 'one'), host).toBe(true);
  for (const host of [
    'two.content.example',
    'content.example',
    'one.content.example:444',
    'one.content.example.evil.example',
  ])
    expect(isReachedAt({ contentUrl }, host, 'one'), host).toBe(false);
  expect(isReachedAt({ contentUrl: 'https://content.example' }, 'localhost', 'one')).toBe(true);
});
