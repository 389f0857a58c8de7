/** Who may send what is large: whoever may bring in what it is for. An upload is its sender's alone. */
import type { LivedIn } from '../lived-in.ts';
import { pieceHeaders, uploadHeaders } from '../lived-in-uploads.ts';
import { everyone, members, row, type Section } from './row.ts';

const keepers = ['contributor', 'owner'] as const;
const begun = ({ ids }: LivedIn) => ({ uploadId: ids.uploads.begun });
const ofContributor = { about: 'of the contributor' };

export const uploads: Section = {
  title: 'Uploads',
  rows: [
    row('OPTIONS /api/uploads', everyone),
    row('GET /api/uploads', members),
    row('POST /api/uploads', keepers, () => ({ headers: uploadHeaders('package', 8) })),
    row('GET /api/uploads/:uploadId', ['contributor'], begun, ofContributor),
    row(
      'PATCH /api/uploads/:uploadId',
      ['contributor'],
      (lived) => ({ ...begun(lived), body: new Uint8Array(4), headers: pieceHeaders(4) }),
      ofContributor,
    ),
    row('DELETE /api/uploads/:uploadId', ['contributor'], begun, ofContributor),
  ],
};
