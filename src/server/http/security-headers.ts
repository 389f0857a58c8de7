/** What every answer carries, so that no page of another site can frame it, sniff it or script it. */
import type { Settings } from '../settings.ts';

export function securityHeaders(settings: Settings): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    // windows that the frame of foreign content opens keep their way back to it; whoever opens ours has none
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'cross-origin-resource-policy': 'same-origin',
    // content that is framed may say its last in `unload`, which browsers grant only where every window above it does
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), unload=*',
    ...(settings.publicUrl?.startsWith('https://') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

/** An answer that is data runs nothing at all. */
export const policyOfData = "default-src 'none'; frame-ancestors 'none'";

/** A page runs our own scripts; styles also by the nonce of this very answer. Foreign content it frames has an origin of its own. */
export function policyOfPage(nonce: string, framed: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    // of the academy itself only documents may be framed: every other answer says that it may not
    `frame-src 'self' ${framed}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
