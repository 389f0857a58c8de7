/**
 * Serves the frame's own page and its script on the origin of content, beside the files of packages. The page is the same for
 * everybody and runs nothing but that script; only the academy may embed it.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { framePath } from './frame-protocol.ts';

export interface FramePage {
  /** null where the address is not the frame's; `academy`: where it may be embedded and what it may speak to */
  answer(request: Request, academy: string): Response | null;
}

const style =
  'html,body{margin:0;height:100%;overflow:hidden}iframe{display:block;width:100%;height:100%;border:0}' +
  'main{box-sizing:border-box;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:16px;' +
  'height:100%;overflow:auto;padding:24px;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,sans-serif;text-align:center}' +
  'h1{margin:0;font-size:22px;line-height:1.3;overflow-wrap:anywhere}p{margin:0;max-width:34em}' +
  'button{min-height:44px;padding:0 20px;border:0;border-radius:8px;background:var(--button);color:var(--on-button);font:inherit;font-weight:600;cursor:pointer}' +
  'button:focus-visible{outline:3px solid var(--text);outline-offset:3px}';

/** @param file the script as it was built */
export async function framePageFrom(file: string | URL): Promise<FramePage> {
  return framePage(await readFile(file, 'utf8'));
}

export function framePage(script: string): FramePage {
  const name = `${createHash('sha256').update(script).digest('hex').slice(0, 16)}.js`;
  const styleHash = createHash('sha256').update(style).digest('base64');
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Content</title><style>${style}</style><body><script src="${framePath}${name}"></script></body></html>`;
  return {
    answer(request, academy) {
      const { pathname } = new URL(request.url);
      if (pathname !== framePath && pathname !== framePath + name) return null;
      const isPage = pathname === framePath;
      const headers = {
        'content-type': isPage ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8',
        'cache-control': isPage ? 'no-cache' : 'public, max-age=31536000, immutable',
        'content-security-policy': policyOf(academy, styleHash),
      };
      const body = request.method === 'HEAD' ? null : isPage ? page : script;
      return new Response(body, { headers });
    },
  };
}

function policyOf(academy: string, styleHash: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'sha256-${styleHash}'`,
    "frame-src 'self'",
    `connect-src ${academy}`,
    `frame-ancestors ${academy}`,
    "base-uri 'none'",
    "form-action 'none'",
    'sandbox allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-downloads',
  ].join('; ');
}
