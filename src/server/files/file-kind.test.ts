import { expect, test } from 'vitest';
import { fileKindOf } from './file-kind.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('knows documents and pictures by their first bytes, not by their name', () => {
  expect(fileKindOf(bytes('%PDF-1.7 …'))).toBe('application/pdf');
  expect(fileKindOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe('image/png');
  expect(fileKindOf(bytes('Gespräch mit dem Kunden,\nÄußerungen'))).toBe('text/plain');
});

test('takes no program and no script', () => {
  expect(fileKindOf(new Uint8Array([0x4d, 0x5a, 0x90, 0x00, 0x03]))).toBeNull();
  expect(fileKindOf(new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1]))).toBeNull();
  expect(fileKindOf(bytes('#!/bin/sh\nrm -rf ~'))).toBeNull();
  expect(fileKindOf(new Uint8Array())).toBeNull();
});

test('a text whose head ends within a letter is still a text', () => {
  expect(fileKindOf(bytes('grün').subarray(0, 3))).toBe('text/plain');
});
