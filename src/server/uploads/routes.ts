/** Which command answers which endpoint of uploads. What they may be for, the features say. */
import { outsideRoute, type Route, route, steppedRoute } from '../http/route.ts';
import * as uploads from './commands.ts';
import * as contract from './contract.ts';
import type { UploadPurpose } from './purpose.ts';

export function uploadRoutes(purposes: readonly UploadPurpose[]): readonly Route[] {
  return [
    outsideRoute(contract.tellUploads, (_, { reply }) => uploads.tellUploads(purposes, reply)),
    route(contract.beginUpload, (act, asked) => uploads.beginUpload(act, asked, purposes)),
    route(contract.listUploads, (act) => uploads.listUploads(act)),
    route(contract.getUpload, uploads.getUpload),
    steppedRoute(contract.appendToUpload, uploads.appendToUpload),
    route(contract.endUpload, uploads.endUpload),
  ];
}
