/** Packages from uploads that can be gone on with. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { Inside } from '../../server/http/route.ts';
import type { UploadPurpose } from '../../server/uploads/purpose.ts';
import { saveBecame } from '../../server/uploads/store.ts';
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
  const imported = await takeUpload(inside, uploadId, packageUploads.name, async ({ world, academyId, path, name }) => {
    const made = await importPackage({ world, academyId, inside }, path, async ({ db }, imported) => {
      // lists of modules name it by this
      await saveFileName(db, academyId, imported.packageId, name);
      // a process that dies after this brings it in once all the same
      await saveBecame(db, academyId, uploadId, imported);
    });
    return { ...made, units: [...made.units], warnings: [...made.warnings] };
  });
  // what came of uploads long ago says nothing of what was there before
  return { ...imported, before: imported.before ?? null };
}
