/** The reference of the API as one plain page, made from the OpenAPI document; no script, no foreign file. */
import type { OpenapiDocument } from './openapi.ts';

const style = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:60rem;margin:2rem auto;padding:0 1rem}
h2{margin-top:2.5rem;text-transform:capitalize}
details{border-top:1px solid color-mix(in srgb,currentColor 20%,transparent);padding:.5rem 0}
summary{cursor:pointer}
code,pre{font:14px/1.4 ui-monospace,monospace}
pre{overflow:auto;padding:.75rem;background:color-mix(in srgb,currentColor 6%,transparent)}
b{display:inline-block;min-width:4.5rem}
`;

export function referencePage(document: OpenapiDocument): Response {
  const nonce = crypto.randomUUID();
  const groups = new Map<string, string[]>();
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const group = (operation['tags'] as string[])[0] ?? '';
      groups.set(group, [...(groups.get(group) ?? []), entry(method, path, operation)]);
    }
  }
  const body = [...groups]
    .map(([group, entries]) => `<section><h2>${escape(group)}</h2>${entries.join('')}</section>`)
    .join('');
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sellwright API</title>
<meta name="viewport" content="width=device-width"><style nonce="${nonce}">${style}</style></head><body><main>
<h1>Sellwright API</h1><p>Every endpoint of the product. The same as a document for programs: <a href="/api/openapi.json">OpenAPI 3.1</a>.
Errors are problem documents (RFC 9457). Lists answer <code>items</code> and <code>next</code>; hand <code>next</code> back as <code>cursor</code>.</p>
${body}</main></body></html>`;
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'`,
    },
  });
}

function entry(method: string, path: string, operation: Record<string, unknown>): string {
  const { summary, parameters, requestBody, responses } = operation;
  const who = operation['x-who'];
  const detail = JSON.stringify({ parameters, requestBody, responses }, null, 2);
  return `<details><summary><b>${method.toUpperCase()}</b> <code>${escape(path)}</code> ${escape(String(summary))}</summary>
<p>For: ${escape(Array.isArray(who) ? who.join(', ') : String(who))}</p><pre>${escape(detail)}</pre></details>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
