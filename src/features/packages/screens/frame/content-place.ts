/**
 * The place content is shown in: a frame inside ours, so that content finds the API by asking its parent. Watches what the
 * policy of the origin kept out, in the content's own document and in the frames it makes.
 */
import { Watching, type WatchingWorld } from './watching.ts';

export interface PlaceWorld extends WatchingWorld {
  readonly window: Window;
  readonly loaded: () => void;
}

/** How long content may take to say goodbye before it is taken away. */
const patience = 1_500;

export class ContentPlace {
  private frame: HTMLIFrameElement | null = null;
  private readonly watching: Watching;

  constructor(private readonly world: PlaceWorld) {
    this.watching = new Watching(world);
  }

  show(address: string, title: string): void {
    this.empty();
    this.watching.begin();
    // oxlint-disable-next-line react/iframe-missing-sandbox -- it is held by the sandbox of the frame it stands in, and by its policy
    const frame = this.world.window.document.createElement('iframe');
    frame.title = title;
    frame.allow = 'fullscreen; autoplay; unload';
    frame.addEventListener('load', () => {
      this.watching.watch(frame.contentWindow);
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

  /** Nothing follows for now: what has ended by itself is heard and seen no longer. */
  rest(): void {
    this.empty();
  }

  private empty(): void {
    this.frame?.remove();
    this.frame = null;
  }

  /** A document is watched from its first moment on where that can be: what is refused early is most of it. */
  private lookOut(frame: HTMLIFrameElement): void {
    const look = (): void => {
      if (frame !== this.frame) return;
      this.watching.watch(frame.contentWindow);
      this.world.window.requestAnimationFrame(look);
    };
    look();
  }
}
