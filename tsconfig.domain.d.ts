/**
 * All that the world outside lends to kernel and domain files: random bytes, for `newId` in kernel/id.ts alone
 * (check-rooms keeps every other pure file from it). Whatever is not declared here does not compile there.
 */
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
