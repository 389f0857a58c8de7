/** Packages from uploads that can be gone on with. */
import type { UploadPurpose } from '../../server/uploads/purpose.ts';
import { mayKeepPackages } from './access.ts';
import { largestPackage } from './contract.ts';

export const packageUploads: UploadPurpose = { name: 'package', largest: largestPackage, may: mayKeepPackages };
