/** What publishing changes is asked of assessments, because gaps are theirs. */
import { type Route, route } from '../../server/http/route.ts';
import { previewPublishing } from './publish-effect-commands.ts';
import { getPublishEffect } from './publish-effect-contract.ts';

export const publishEffectRoutes: readonly Route[] = [route(getPublishEffect, previewPublishing)];
