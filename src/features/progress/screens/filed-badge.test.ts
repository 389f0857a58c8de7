import { expect, test } from 'vitest';
import { filedBadge } from './filed-badge.ts';

test('sends a picture as its bytes and a signed file as its text', async () => {
  const png = Uint8Array.from({ length: 20_000 }, (_, at) => [0x89, 0x50, 0x4e, 0x47][at] ?? at % 256);
  const sent = await filedBadge(new Blob([png]));
  expect(sent.as).toBe('base64');
  expect(new Uint8Array(Buffer.from(sent.file, 'base64'))).toEqual(png);
  expect(await filedBadge(new Blob(['<svg verify="größe"/>']))).toEqual({ file: '<svg verify="größe"/>', as: 'text' });
});
