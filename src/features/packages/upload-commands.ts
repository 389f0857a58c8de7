/** Packages from uploads that can be gone on with. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { Inside } from '../../server/http/route.ts';
import type { UploadPurpose } from '../../server/uploads/purpose.ts';
import { takeUpload } from '../../server/uploads/taking.ts';
import { mayKeepPackages } from './access.ts';
import { saveFileName } from './catalogue-store.ts';
import { notForYou } from './commands.ts';
import { largestPackage } from './contract.ts';
import { importPackage } from './import-commands.ts';
import type * as contract from './upload-contract.ts';

export const packageUploads: UploadPurpose = { name: 'package', largest: largestPackage, may: mayKeepPackages };

export async function addUploadedPackage(
  inside: Inside,
  { params: { uploadId } }: Asked<typeof contract.addUploadedPackage>,
): Promise<Answer<typeof contract.addUploadedPackage>> {
  await inside(async ({ actor }) => {
    if (!mayKeepPackages(actor)) throw notForYou();
  });
  return takeUpload(inside, uploadId, packageUploads.name, async ({ world, academyId, path, name }) => {
    const made = await importPackage({ world, academyId, inside }, path);
    // lists of modules name it by this
    await inside(({ db }) => saveFileName(db, academyId, made.packageId, name));
    return { ...made, units: [...made.units], warnings: [...made.warnings] };
  });
}
