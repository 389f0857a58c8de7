/** A package whose bytes came as an upload that could be gone on with. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { addPackage } from './contract.ts';

export const addUploadedPackage = endpoint({
  method: 'POST',
  path: '/api/packages/uploads/:uploadId',
  summary:
    'Bring in a package from an upload of oneself (purpose `package`) that is whole; asked again, the same answer',
  who: 'member',
  params: z.object({ uploadId: z.uuid() }),
  answer: addPackage.answer,
});
