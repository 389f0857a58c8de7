import { expect, test } from 'vitest';
import { findApi, type WindowLike } from './find-api.ts';

const api = { found: true };
const under = (parent: WindowLike | null, more: object = {}): WindowLike => ({ parent, ...more });
const top = (more: object = {}): WindowLike => {
  const window: { parent?: WindowLike } = { ...more };
  return Object.assign(window, { parent: window });
};

test('finds it in the windows above, the nearest first', () => {
  const near = { near: true };
  expect(findApi(under(under(top({ API: api }))), 'API')).toBe(api);
  expect(findApi(under(under(top({ API: api }), { API: near })), 'API')).toBe(near);
  expect(findApi(under(top({ API: api })), 'API_1484_11')).toBeNull();
});

test('finds it around the window that opened this one, or the one around it', () => {
  const opener = under(top({ API_1484_11: api }));
  expect(findApi(top({ opener }), 'API_1484_11')).toBe(api);
  expect(findApi(under(top({ opener })), 'API_1484_11')).toBe(api);
});

test('a window of another origin holds none, and does not hold it up', () => {
  const foreign = Object.defineProperty(top(), 'API', {
    get() {
      throw new Error('another origin');
    },
  });
  expect(findApi(under(foreign), 'API')).toBeNull();
});

test('gives up in a ring of windows', () => {
  const one: { parent?: WindowLike } = {};
  one.parent = under(one);
  expect(findApi(one, 'API')).toBeNull();
});
