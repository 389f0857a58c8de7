import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { broughtLanguage, takeAhead, toldAlready } from './ahead.ts';

const page = globalThis as { broughtAlong?: { answers: Record<string, Promise<Response>>; language: string } };

beforeEach(() => {
  page.broughtAlong = { answers: { '/api/me': Promise.resolve(Response.json({ name: 'Mia' })) }, language: '' };
});
afterEach(() => {
  delete page.broughtAlong;
});

describe('what the page brought along', () => {
  test('is for the first who asks; the next asks the server', async () => {
    expect(await (await takeAhead('GET', '/api/me', 5))?.json()).toEqual({ name: 'Mia' });
    expect(takeAhead('GET', '/api/me', 5)).toBeUndefined();
  });

  test('answers no other question', () => {
    expect(takeAhead('PATCH', '/api/me', 5)).toBeUndefined();
    expect(takeAhead('GET', '/api/menu', 5)).toBeUndefined();
    expect(takeAhead('GET', '/api/me', 5)).toBeDefined();
  });

  test('is not for whoever asks much later', () => {
    expect(takeAhead('GET', '/api/me', 60_000)).toBeUndefined();
  });

  test('can be drawn with and is still there for whoever asks', async () => {
    expect(await toldAlready('/api/me')).toEqual({ name: 'Mia' });
    expect(await (await takeAhead('GET', '/api/me', 5))?.json()).toEqual({ name: 'Mia' });
  });

  test('is nothing on a page that brought nothing', async () => {
    delete page.broughtAlong;
    expect(takeAhead('GET', '/api/me', 5)).toBeUndefined();
    expect(await toldAlready('/api/me')).toBeUndefined();
    expect(broughtLanguage()).toBeUndefined();
  });

  test('does not stop the page where it failed', async () => {
    page.broughtAlong = { answers: { '/api/me': Promise.resolve(new Response('', { status: 500 })) }, language: 'de' };
    expect(await toldAlready('/api/me')).toBeUndefined();
    expect(broughtLanguage()).toBe('de');
    page.broughtAlong.answers['/api/me'] = Promise.reject(new Error('no connection'));
    expect(await toldAlready('/api/me')).toBeUndefined();
  });
});
