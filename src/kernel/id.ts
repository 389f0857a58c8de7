/**
 * Identifiers of the academy: UUIDs of version 7 (RFC 9562 §5.7), so that new rows land at the end of an index.
 * An AcademyId is branded: only the session gate, the API-key gate and the founding of an academy mint one.
 */
declare const brand: unique symbol;
export type Id<Name extends string> = string & { readonly [brand]?: Name };

/** The tenant, proven. Unlike the other ids a plain string is not assignable to it. */
export type AcademyId = string & { readonly [brand]: 'academy' };

export type PersonId = Id<'person'>;
export type MarketId = Id<'market'>;
export type TeamId = Id<'team'>;
export type RoleId = Id<'role'>;
export type LevelId = Id<'level'>;
export type CapabilityId = Id<'capability'>;

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return uuidShape.test(text);
}

/**
 * A UUID of version 7 made of a moment and ten random bytes.
 * @param now milliseconds since 1970-01-01T00:00:00Z, at most 48 bits
 * @param random at least ten random bytes
 */
export function uuidOf(now: number, random: Uint8Array): string {
  const time = Math.floor(now).toString(16).padStart(12, '0');
  const tail = Array.from(random.slice(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((random[2] ?? 0) & 0x3f) | 0x80;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(1, 4)}-${variant.toString(16).padStart(2, '0')}${tail.slice(6, 8)}-${tail.slice(8, 20)}`;
}

const latest = { time: 0, count: 0 };

/**
 * A new id for a row: later than every id this process made before, also within one millisecond (RFC 9562 §6.2, method 1), so
 * that rows made one after another also sort so. Effects live at the edge: commands call this, rules are given ids.
 */
export function newId(): string {
  const random = crypto.getRandomValues(new Uint8Array(12));
  const now = Date.now();
  const first = ((random[0] ?? 0) << 8) | (random[1] ?? 0);
  if (now > latest.time) Object.assign(latest, { time: now, count: first & 0x3ff });
  else if (latest.count < 0xfff) latest.count += 1;
  else Object.assign(latest, { time: latest.time + 1, count: 0 });
  random[0] = latest.count >> 8;
  random[1] = latest.count & 0xff;
  return uuidOf(latest.time, random);
}
