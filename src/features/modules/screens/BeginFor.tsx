/** Beginning something for one capability, wherever it is missed; nothing for who may not write. */
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import type { listMenu } from '../contract.ts';
import { BeginActivity } from './BeginActivity.tsx';

export interface BeginForProps {
  readonly capabilityId: string;
  /** the one thing to do now */
  readonly first: boolean;
}

export function BeginFor({ capabilityId, first }: BeginForProps): ReactElement | null {
  const may = useAsk<typeof listMenu>('GET', '/api/menu', { query: { limit: 1 } }).data?.may;
  if (!may || may.write.length === 0) return null;
  return <BeginActivity writes={may.write} capabilityId={capabilityId} variant={first ? 'filled' : 'default'} />;
}
