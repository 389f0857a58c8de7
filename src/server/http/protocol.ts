/**
 * A protocol of a standard, spoken below a path of its own beside the product's endpoints. It reads no cookie and may be asked from any
 * site; who asks, what is refused and how that is said is its own matter. Names of this server that are a trick stay shut out.
 */
import type { World } from '../world.ts';

export interface Protocol {
  /** everything below it belongs to the protocol: `/xapi` */
  readonly path: string;
  answer(world: World, request: Request): Promise<Response>;
}

export function belongsTo(protocols: readonly Protocol[], request: Request): boolean {
  const { pathname } = new URL(request.url);
  return protocols.some(({ path }) => pathname.startsWith(`${path}/`));
}
