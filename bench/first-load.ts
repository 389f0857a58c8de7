/** What a browser fetches before the first screen stands: requests and bytes on the wire, from the page's own references. */
import { get } from 'node:http';
import { type Row, rounded } from './measure.ts';

interface Fetched {
  readonly path: string;
  readonly bytes: number;
  readonly text: string;
  readonly ms: number;
}

export async function measureFirstLoad(base: string): Promise<Row[]> {
  const page = await fetchPacked(base, '/');
  const wanted = [...page.text.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css|svg))"/g)].map((found) => found[1] ?? '');
  const files = await Promise.all([...new Set(wanted)].map((path) => fetchPacked(base, path)));
  const all = [page, ...files];
  const scripts = files.filter((file) => file.path.endsWith('.js'));
  const sum = (some: readonly Fetched[]): number => some.reduce((total, file) => total + file.bytes, 0);
  const row = (name: string, value: number): Row => ({
    name,
    people: 0,
    p50_ms: rounded(value),
    p95_ms: rounded(value),
    per_s: 0,
    rows_read: null,
  });
  return [
    row('first load: requests', all.length),
    row('first load: kB on the wire', sum(all) / 1024),
    row('first load: kB of JavaScript on the wire', sum(scripts) / 1024),
  ];
}

/** Fetched compressed, as a browser does, and counted as it came. */
function fetchPacked(base: string, path: string): Promise<Fetched> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    get(`${base}${path}`, { headers: { 'accept-encoding': 'br, gzip', accept: 'text/html' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const body = Buffer.concat(parts);
        resolve({ path, bytes: body.length, text: body.toString('latin1'), ms: performance.now() - begun });
      });
    }).on('error', reject);
  });
}
