/**
 * The page content leads to when it is left: it tells the player around it, or that the window may be closed where there is none. It
 * knows nobody and says nothing but that.
 */
import { createHash } from 'node:crypto';

const path = '/returned/';
/** what the page says to the player; it has no secrets, so whoever frames it may hear it */
export const returnedWord = 'sellwright-returned';

const script = `if(parent!==self)parent.postMessage(${JSON.stringify(returnedWord)},'*');else close();`;
const style =
  'body{margin:0;min-height:100vh;display:grid;place-content:center;font:1rem/1.5 system-ui,sans-serif;color-scheme:light dark;padding:1rem;text-align:center}';
const says = {
  en: ['Finished', 'You can close this window and go on in the academy.'],
  de: ['Beendet', 'Sie können dieses Fenster schließen und in der Akademie weitermachen.'],
} as const;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export function returnAddress(origin: string): string {
  return `${origin}${path}`;
}

/** Null where the address is another. @param academy where it may be embedded */
export function answerReturn(request: Request, academy: string): Response | null {
  if (new URL(request.url).pathname !== path) return null;
  const language = /^\s*de\b/i.test(request.headers.get('accept-language') ?? '') ? 'de' : 'en';
  const [title, more] = says[language];
  const page = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><body><main><h1>${title}</h1><p>${more}</p></main><script>${script}</script></body></html>`;
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    `frame-ancestors 'self' ${academy}`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return new Response(request.method === 'HEAD' ? null : page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      vary: 'accept-language',
      'content-security-policy': policy.join('; '),
    },
  });
}
