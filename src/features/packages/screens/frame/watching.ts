/**
 * Watches what the policy of the origin kept out: in the document of content, and in those of the frames it makes. What one content
 * did not get is told once.
 */
import type { Blocked } from '../../frame-protocol.ts';

export interface WatchingWorld {
  readonly blocked: (what: readonly Blocked[]) => void;
}

export class Watching {
  private readonly seen = new WeakSet<Document>();
  private readonly told = new Set<string>();

  constructor(private readonly world: WatchingWorld) {}

  /** Other content comes: what it does not get is told again. */
  begin(): void {
    this.told.clear();
  }

  watch(window: Window | null): void {
    const document = documentOf(window);
    if (!window || !document || this.seen.has(document) || document.URL === 'about:blank') return;
    this.seen.add(document);
    document.addEventListener('securitypolicyviolation', (event) => this.tell([event]));
    this.readEarlier(window);
    // frames of content are watched as well
    document.addEventListener(
      'load',
      (event) => {
        const { target } = event;
        if (target instanceof (window as Window & typeof globalThis).HTMLIFrameElement)
          this.watch(target.contentWindow);
      },
      true,
    );
  }

  /** Chromium keeps what was refused before anybody listened. */
  private readEarlier(window: Window): void {
    const { ReportingObserver } = window as Window & {
      readonly ReportingObserver?: typeof globalThis.ReportingObserver;
    };
    if (!ReportingObserver) return;
    const tell = (reports: readonly { readonly body: unknown }[]): void =>
      this.tell(reports.map(({ body }) => body as Refused));
    new ReportingObserver((reports) => tell(reports as never), { types: ['csp-violation'], buffered: true }).observe();
  }

  private tell(refused: readonly Refused[]): void {
    const what = refused.flatMap(({ effectiveDirective, blockedURI, blockedURL }) => {
      const address = blockedURI ?? blockedURL ?? '';
      const key = `${effectiveDirective} ${address}`;
      if (address === '' || this.told.has(key) || this.told.size > 200) return [];
      this.told.add(key);
      return [{ directive: effectiveDirective, address }];
    });
    if (what.length > 0) this.world.blocked(what);
  }
}

interface Refused {
  readonly effectiveDirective: string;
  readonly blockedURI?: string;
  readonly blockedURL?: string | null;
}

/** Null where content has gone to another origin. */
export function documentOf(window: Window | null): Document | null {
  try {
    return window?.document ?? null;
  } catch {
    return null;
  }
}
