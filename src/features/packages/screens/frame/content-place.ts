/**
 * The place content is shown in: a frame inside ours, so that content finds the API by asking its parent. Watches what the
 * policy of the origin kept out, in the content's own document and in the frames it makes.
 */
import type { Blocked } from '../../frame-protocol.ts';

export interface PlaceWorld {
  readonly window: Window;
  readonly loaded: () => void;
  readonly blocked: (what: readonly Blocked[]) => void;
}

/** How long content may take to say goodbye before it is taken away. */
const patience = 1_500;

export class ContentPlace {
  private frame: HTMLIFrameElement | null = null;
  private readonly seen = new WeakSet<Document>();
  private readonly told = new Set<string>();

  constructor(private readonly world: PlaceWorld) {}

  show(address: string, title: string): void {
    this.empty();
    this.told.clear();
    // oxlint-disable-next-line react/iframe-missing-sandbox -- it is held by the sandbox of the frame it stands in, and by its policy
    const frame = this.world.window.document.createElement('iframe');
    frame.title = title;
    frame.allow = 'fullscreen; autoplay';
    frame.addEventListener('load', () => {
      this.watch(frame.contentWindow);
      frame.contentWindow?.focus();
      this.world.loaded();
    });
    frame.src = address;
    this.frame = frame;
    this.world.window.document.body.append(frame);
    this.lookOut(frame);
  }

  /** Leads content away, so that it can end by itself, and takes it away. */
  async close(): Promise<void> {
    const { frame } = this;
    if (!frame) return;
    this.frame = null;
    await new Promise<void>((done) => {
      const timer = setTimeout(done, patience);
      frame.addEventListener('load', () => {
        clearTimeout(timer);
        done();
      });
      // leaves no step behind for the way back
      frame.contentWindow?.location.replace('about:blank');
    });
    frame.remove();
  }

  private empty(): void {
    this.frame?.remove();
    this.frame = null;
  }

  /** A document is watched from its first moment on where that can be: what is refused early is most of it. */
  private lookOut(frame: HTMLIFrameElement): void {
    const look = (): void => {
      if (frame !== this.frame) return;
      this.watch(frame.contentWindow);
      this.world.window.requestAnimationFrame(look);
    };
    look();
  }

  private watch(window: Window | null): void {
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
function documentOf(window: Window | null): Document | null {
  try {
    return window?.document ?? null;
  } catch {
    return null;
  }
}
