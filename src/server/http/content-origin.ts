/**
 * The origin of foreign content: another one than the academy's, so that what runs there can neither read the academy's pages nor its
 * cookies. Its own port unless CONTENT_URL names an address. With a `*` in that address every package has an origin to itself: what
 * `contentOrigin` gives still has the star then, and only `originFor` makes an address of it.
 */
import type { Settings } from '../settings.ts';

type Place = Pick<Settings, 'contentUrl' | 'contentPort' | 'publicUrl' | 'port'>;

/** The port its listener takes; 0 takes any free one. */
export function contentPortOf({ contentPort, port }: Pick<Settings, 'contentPort' | 'port'>): number {
  return contentPort ?? (port === 0 ? 0 : port === 65535 ? port - 1 : port + 1);
}

/** @param request by whose address the academy was reached, where one is known */
export function contentOrigin(settings: Place, request: Request | null): string {
  if (settings.contentUrl) return settings.contentUrl;
  const came = request ? (request.headers.get('host') ?? new URL(request.url).host) : 'localhost';
  const home = new URL(settings.publicUrl ?? `http://${came}`);
  return `${home.protocol}//${home.hostname}:${contentPortOf(settings)}`;
}

/** One label of a host: no more than 63 letters and digits. */
export function originFor(origin: string, label: string): string {
  return origin.replace('*', label);
}

/** Whether content may be reached by this host under the label; anywhere, unless each package has an origin to itself. */
export function isReachedAt({ contentUrl }: Pick<Settings, 'contentUrl'>, host: string, label: string): boolean {
  if (!contentUrl?.includes('*')) return true;
  const wanted = new URL(originFor(contentUrl, label));
  return host.toLowerCase().replace(/:(80|443)$/, '') === wanted.host;
}

/** Where the academy may be, seen from the content that was reached at this host. */
export function academyOrigins(settings: Place, host: string): readonly string[] {
  if (settings.publicUrl) return [settings.publicUrl];
  const name = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : 'localhost';
  // who takes any free port knows it later than this is asked
  const port = settings.port === 0 ? '*' : settings.port;
  return [...new Set([name, 'localhost', '127.0.0.1'])].map((one) => `http://${one}:${port}`);
}
