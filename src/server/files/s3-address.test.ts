import { expect, test } from 'vitest';
import { s3AddressOf } from './s3-address.ts';

test('an address says where the bucket is and whose key opens it', () => {
  expect(s3AddressOf('s3://AKIA:se%2Fcret%2B@s3.eu-central-1.amazonaws.com/academy?region=eu-central-1')).toEqual({
    key: 'AKIA',
    secret: 'se/cret+',
    origin: 'https://s3.eu-central-1.amazonaws.com',
    path: '/academy/',
    bucket: 'academy',
    prefix: '',
    region: 'eu-central-1',
    said: 'https://s3.eu-central-1.amazonaws.com/academy/',
  });
});

test('it may name a port, a folder in the bucket, no encryption, and a bucket that is part of the name', () => {
  expect(s3AddressOf('s3://k:s@minio:9000/academy/files/here?tls=no')).toMatchObject({
    origin: 'http://minio:9000',
    path: '/academy/',
    prefix: 'files/here/',
    region: 'us-east-1',
  });
  expect(s3AddressOf('s3://k:s@fra1.digitaloceanspaces.com/academy/?style=host')).toMatchObject({
    origin: 'https://academy.fra1.digitaloceanspaces.com',
    path: '/',
    prefix: '',
  });
});

test('what is said of it to people holds neither key nor secret', () => {
  expect(s3AddressOf('s3://AKIA:geheim@host/academy')?.said).toBe('https://host/academy/');
});

test.each([
  'https://k:s@host/bucket',
  's3://host/bucket',
  's3://k@host/bucket',
  's3://k:s@host',
  's3://k:s@host/',
  's3://k:s@host/UPPER',
  's3://k:s@host/bucket/../other',
  's3://k:s@host/bucket/a b',
  's3://k:s@host/bucket?tls=maybe',
  's3://k:s@host/bucket?regoin=eu',
  's3://k:%zz@host/bucket',
  's3://k:s@host/bucket#there',
])('anything else is none: %s', (text) => {
  // what leads up is resolved before it is looked at, and then names another bucket
  const found = s3AddressOf(text);
  expect(found === undefined || found.bucket === 'other').toBe(true);
});
