/**
 * The place of content that has a window of its own. It finds the API at its opener, which is this page: so the window is opened here,
 * by a press of the person's in here, since a browser lets no other open one. A window that is closed was left.
 */
import type { OwnWindow } from '../../frame-protocol.ts';
import { documentOf, Watching, type WatchingWorld } from './watching.ts';

export interface WindowWorld extends WatchingWorld {
  readonly window: Window;
  /** the person has closed it */
  readonly left: () => void;
}

/** How long content may take to say goodbye before it is taken to be gone. */
const patience = 1_500;
const often = 250;

export class ContentWindow {
  private opened: Window | null = null;
  private address = '';
  private texts: OwnWindow['words'] | null = null;
  private looking: ReturnType<typeof setInterval> | undefined;
  private readonly watching: Watching;

  constructor(private readonly world: WindowWorld) {
    this.watching = new Watching(world);
  }

  show(address: string, title: string, { words, language, colours }: OwnWindow): void {
    const { document } = this.world.window;
    this.address = address;
    this.texts = words;
    this.watching.begin();
    document.documentElement.lang = language;
    for (const [name, colour] of Object.entries(colours)) document.body.style.setProperty(`--${name}`, colour);
    this.panel(title);
    if (this.isThere()) {
      this.opened?.location.replace(address);
      this.say('open');
    } else this.say('closed');
    this.look();
  }

  /** Leads content away, so that it can end by itself; what follows may have the same window. */
  async close(): Promise<void> {
    const { opened } = this;
    clearInterval(this.looking);
    if (!opened || opened.closed) return;
    opened.location.replace('about:blank');
    await new Promise<void>((done) => {
      const until = Date.now() + patience;
      const look = setInterval(() => {
        const isGone = opened.closed || documentOf(opened)?.URL === 'about:blank' || Date.now() > until;
        if (!isGone) return;
        clearInterval(look);
        done();
      }, 50);
    });
  }

  /** Nothing follows for now. */
  rest(): void {
    clearInterval(this.looking);
    this.opened?.close();
    this.opened = null;
    this.world.window.document.querySelector('main')?.remove();
  }

  private isThere(): boolean {
    return this.opened !== null && !this.opened.closed;
  }

  private panel(title: string): void {
    const { document } = this.world.window;
    document.querySelector('main')?.remove();
    const main = document.createElement('main');
    const heading = document.createElement('h1');
    heading.textContent = title;
    const says = document.createElement('p');
    says.setAttribute('role', 'status');
    const button = document.createElement('button');
    button.addEventListener('click', () => this.pressed());
    main.append(heading, says, button);
    document.body.append(main);
    button.focus();
  }

  private pressed(): void {
    if (this.isThere()) return this.opened?.focus();
    const { screen } = this.world.window;
    // a telephone makes a tab of it and asks for no size
    const features = `popup,width=${screen.availWidth},height=${screen.availHeight}`;
    this.opened = this.world.window.open(this.address, '_blank', features);
    this.say(this.opened ? 'open' : 'blocked');
    if (this.opened) this.look();
  }

  private say(state: 'closed' | 'open' | 'blocked'): void {
    const { document } = this.world.window;
    const [says, button] = [document.querySelector('main p'), document.querySelector('main button')];
    if (says) says.textContent = this.texts?.[state] ?? '';
    if (button) button.textContent = this.texts?.[state === 'open' ? 'toShow' : 'toOpen'] ?? '';
  }

  /** A window tells nobody but itself what becomes of it. */
  private look(): void {
    clearInterval(this.looking);
    if (!this.opened) return;
    this.looking = setInterval(() => {
      if (!this.isThere()) {
        clearInterval(this.looking);
        this.opened = null;
        this.world.left();
        return;
      }
      this.watching.watch(this.opened);
    }, often);
  }
}
