/**
 * What an exported module sends to a record store, one after the other. A letter that does not arrive is sent again until it does;
 * of a document only the latest is worth sending. What the other side refuses for good is dropped: it would be refused again.
 */
import type { Json } from '../../../../standards/xapi/shape.ts';
import type { Saving } from './lms.ts';

type Query = Readonly<Record<string, string>>;
interface Letter {
  readonly method: 'POST' | 'PUT';
  readonly address: string;
  readonly body: string;
}

const shortestPause = 1000;
const longestPause = 30_000;

export class Letters {
  onState: (state: Saving) => void = () => {};
  private waiting: Letter[] = [];
  private sending = false;
  private pause = shortestPause;
  private last: (() => void) | null = null;
  private hurried = false;

  constructor(
    private readonly endpoint: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  /** Null where there is none. */
  async read(resource: string, query: Query): Promise<Json | null> {
    const answer = await fetch(this.address(resource, query), { headers: this.headers });
    return answer.ok ? ((await answer.json()) as Json) : null;
  }

  send(method: Letter['method'], resource: string, query: Query, body: Json): void {
    const letter = { method, address: this.address(resource, query), body: JSON.stringify(body) };
    if (this.hurried) return void this.post(letter).catch(() => {});
    this.waiting.push(letter);
    void this.work();
  }

  /** In place of an earlier one of the same address that is not on its way yet. */
  put(resource: string, query: Query, body: Json): void {
    const address = this.address(resource, query);
    const [first, ...rest] = this.waiting;
    this.waiting = [
      ...(first ? [first] : []),
      ...rest.filter((one) => one.method !== 'PUT' || one.address !== address),
    ];
    this.send('PUT', resource, query, body);
  }

  /** Once everything has arrived. */
  afterwards(then: () => void): void {
    this.last = then;
    void this.work();
  }

  /** The page is going: everything at once, in requests that outlive it. What is on its way already may arrive twice: ids make it one. */
  hurry(): void {
    this.hurried = true;
    for (const letter of this.waiting.splice(0)) void this.post(letter).catch(() => {});
  }

  private async work(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.onState(this.waiting.length > 0 ? 'saving' : 'saved');
    while (this.waiting[0]) {
      if (await this.arrives(this.waiting[0])) {
        this.waiting.shift();
        this.pause = shortestPause;
        continue;
      }
      this.onState('waiting');
      const pause = this.pause;
      this.pause = Math.min(longestPause, pause * 2);
      await new Promise((done) => setTimeout(done, pause));
    }
    this.sending = false;
    this.onState('saved');
    this.last?.();
    this.last = null;
  }

  /** Refused for good counts as arrived. */
  private async arrives(letter: Letter): Promise<boolean> {
    try {
      const { status } = await this.post(letter);
      return status < 500 && status !== 429 && status !== 408;
    } catch {
      return false;
    }
  }

  private async post({ method, address, body }: Letter): Promise<Response> {
    const headers = { ...this.headers, 'content-type': 'application/json' };
    return fetch(address, { method, headers, body, keepalive: this.hurried });
  }

  private address(resource: string, query: Query): string {
    const parameters = new URLSearchParams(query).toString();
    return `${this.endpoint}${resource}${parameters === '' ? '' : `?${parameters}`}`;
  }
}
