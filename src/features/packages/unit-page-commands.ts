/**
 * Two pages of ours on the origin of content. One stands around a unit: much content looks for an API in the windows above it and would
 * stumble over a page of another origin, so here its way up ends. The other is where content leads when it is left. Both know nobody.
 */
import { createHash } from 'node:crypto';

const aroundPath = '/unit/';
const returnedPath = '/returned/';
/** what the page of `returnedPath` says to the player; it is no secret, so whoever frames it may hear it */
const returned = 'sellwright-returned';

const aroundScript = `{const above=parent,word=${JSON.stringify(returned)};window.parent=window;
const at=decodeURIComponent(location.hash.slice(1));
if(URL.canParse(at)&&new URL(at).origin===location.origin){const inner=document.createElement('iframe');
inner.title='Content';inner.allow='fullscreen; autoplay; unload';inner.src=at;document.body.append(inner);
addEventListener('message',event=>{if(event.source===inner.contentWindow&&event.data===word)above.postMessage(word,'*')})}}`;
const aroundStyle =
  'html,body{margin:0;height:100%;overflow:hidden}iframe{display:block;width:100%;height:100%;border:0}';

const returnedScript = `if(parent!==self)parent.postMessage(${JSON.stringify(returned)},'*');else close();`;
const returnedStyle =
  'body{margin:0;min-height:100vh;display:grid;place-content:center;font:1rem/1.5 system-ui,sans-serif;color-scheme:light dark;padding:1rem;text-align:center}';
const says = {
  en: ['Finished', 'You can close this window and go on in the academy.'],
  de: ['Beendet', 'Sie können dieses Fenster schließen und in der Akademie weitermachen.'],
} as const;

/** @param url of a file on this origin */
export function aroundAddress(origin: string, url: string): string {
  // behind the hash, where no server and no log hears of it
  return `${origin}${aroundPath}#${encodeURIComponent(url)}`;
}

export function returnAddress(origin: string): string {
  return `${origin}${returnedPath}`;
}

/** Null where the address is another. @param academy where they may be embedded */
export function answerUnitPage(request: Request, academy: string): Response | null {
  const { pathname } = new URL(request.url);
  if (pathname === aroundPath)
    return pageOf(request, academy, {
      language: 'en',
      title: 'Content',
      inside: '',
      style: aroundStyle,
      script: aroundScript,
    });
  if (pathname !== returnedPath) return null;
  const language = /^\s*de\b/i.test(request.headers.get('accept-language') ?? '') ? 'de' : 'en';
  const [title, more] = says[language];
  const inside = `<main><h1>${title}</h1><p>${more}</p></main>`;
  return pageOf(request, academy, { language, title, inside, style: returnedStyle, script: returnedScript });
}

interface Page {
  readonly language: string;
  readonly title: string;
  readonly inside: string;
  readonly style: string;
  readonly script: string;
}

function pageOf(request: Request, academy: string, { language, title, inside, style, script }: Page): Response {
  const page = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><body>${inside}<script>${script}</script></body></html>`;
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "frame-src 'self'",
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

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
