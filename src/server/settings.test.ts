import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSettings, settingsTable, variables } from './settings.ts';

function read(env: Record<string, string>) {
  const result = readSettings(env);
  if (!result.ok) throw new Error(result.errors.join('\n'));
  return result.settings;
}

function errorsOf(env: Record<string, string>): readonly string[] {
  const result = readSettings(env);
  return result.ok ? [] : result.errors;
}

describe('the environment', () => {
  test('an empty one is enough to start, on this machine only', () => {
    const settings = read({});
    expect(settings).toMatchObject({
      port: 4400,
      host: '127.0.0.1',
      databaseUrl: null,
      databasePool: 10,
      trustProxy: false,
      logLevel: 'info',
    });
    expect(settings.dataDir).toBe(resolve('.data'));
  });

  test('what is given is read into its type', () => {
    const settings = read({
      PORT: '0',
      TRUST_PROXY: 'yes',
      PUBLIC_URL: 'https://academy.example/',
      DATABASE_URL: 'postgres:///one?host=/run/pg',
      LOG_LEVEL: 'silent',
    });
    expect(settings).toMatchObject({
      port: 0,
      trustProxy: true,
      publicUrl: 'https://academy.example',
      databaseUrl: 'postgres:///one?host=/run/pg',
      logLevel: 'silent',
    });
  });

  test('an empty value counts as not given', () => {
    expect(read({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 4400, databaseUrl: null });
  });

  test('every mistake is told at once, with what is allowed', () => {
    const errors = errorsOf({
      PORT: 'http',
      MIN_FREE_MB: '-1',
      PUBLIC_URL: 'https://a.example/path',
      LOG_LEVEL: 'loud',
    });
    expect(errors).toHaveLength(4);
    expect(errors[0]).toBe('PORT must be a whole number from 0 to 65535, not “http”.');
  });

  test('a message never repeats a secret', () => {
    const errors = errorsOf({
      SECRET: 'too short',
      DATABASE_URL: 'mysql://me:hunter2@db',
      SMTP_URL: 'http://me:hunter2@mail',
    });
    expect(errors).toHaveLength(3);
    expect(errors.join()).not.toMatch(/too short|hunter2/);
  });

  test('an owner without a database is refused', () => {
    expect(errorsOf({ DATABASE_OWNER_URL: 'postgres://owner@db/one' })[0]).toContain('goes with DATABASE_URL');
  });

  test('content made elsewhere never runs where the academy does', () => {
    expect(errorsOf({ PUBLIC_URL: 'https://a.example', CONTENT_URL: 'https://a.example' })).toHaveLength(1);
    expect(errorsOf({ PORT: '4400', CONTENT_PORT: '4400' })).toHaveLength(1);
    expect(read({ PUBLIC_URL: 'https://a.example', CONTENT_URL: 'https://c.example' }).contentUrl).toBe(
      'https://c.example',
    );
  });

  test('a star stands for the first name of where content runs, and nowhere else', () => {
    expect(read({ CONTENT_URL: 'https://*.content.example' }).contentUrl).toBe('https://*.content.example');
    for (const wrong of ['https://c*.example', 'https://a.*.example', 'https://*.*.example', 'https://*'])
      expect(errorsOf({ CONTENT_URL: wrong }), wrong).toHaveLength(1);
    expect(errorsOf({ PUBLIC_URL: 'https://*.example' })).toHaveLength(1);
  });

  test('the table names every variable once', () => {
    for (const { name } of variables) expect(settingsTable().split(`| \`${name}\` |`)).toHaveLength(2);
  });
});
