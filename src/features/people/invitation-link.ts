/**
 * The secret of an invitation link: the academy's id and a random part. The academy is in it because whoever opens the
 * link belongs to none yet; knowing it opens nothing.
 */
import { isUuid } from '../../kernel/id.ts';

export interface LinkParts {
  readonly academyId: string;
  readonly secret: string;
}

export function linkToken(parts: LinkParts): string {
  return `${parts.academyId}.${parts.secret}`;
}

export function readLinkToken(token: string): LinkParts | null {
  const [academyId, secret, ...rest] = token.split('.');
  if (!academyId || !secret || rest.length > 0 || !isUuid(academyId)) return null;
  return { academyId, secret };
}
