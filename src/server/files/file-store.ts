/**
 * Where bytes lie: a folder of this machine's disk, or a bucket of an S3. Whoever keeps files names them by what is in them and reads them
 * by that name; which of the two places it is, only this room knows. A file is there whole or not at all.
 */
import type { AcademyId } from '../../kernel/id.ts';
import type { Settings } from '../settings.ts';
import { DiskStore } from './disk-store.ts';
import type { FileStore } from './kept-files.ts';
import { s3AddressOf } from './s3-address.ts';
import { S3Store } from './s3-store.ts';

/** What a kind of file is kept under, apart from the others, so that nothing removed there is missed here; '' for evidence. */
export type FileFolder = '' | 'documents' | 'films' | 'kept' | 'packages' | 'pictures';

export type FilePlace = Pick<Settings, 'dataDir' | 'filesUrl'>;

export function fileStore({ dataDir, filesUrl }: FilePlace): FileStore {
  if (filesUrl === null) return new DiskStore(dataDir);
  const address = s3AddressOf(filesUrl);
  if (!address) throw new Error('FILES_URL was checked at the start');
  return new S3Store(address);
}

/** Named by the SHA-256 of the bytes: the same bytes once an academy and folder. */
export function keyOf(academyId: AcademyId, folder: FileFolder, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('a file is named by its hash');
  return [academyId, ...(folder ? [folder] : []), hash.slice(0, 2), hash].join('/');
}
