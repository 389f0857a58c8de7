/**
 * The number the server gave this page alone: a style element without it is refused by the content security policy.
 * Besides the design library, the lock that keeps the page from scrolling under a dialog asks for it, by this global name.
 */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = styleNonce;
