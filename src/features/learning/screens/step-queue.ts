/**
 * The steps of one attempt on their way to the server. Each is kept in the browser before it is sent (see web/outbox.ts), under
 * a key of this tab's own: two tabs, a reload or a lost connection lose none. Sent twice, a step is still one step.
 */
import type { Letter, Outbox } from '../../../web/outbox.ts';
import type { Step } from '../step.ts';

interface Body {
  readonly language: string;
  readonly steps: readonly SentStep[];
}
type SentStep = Omit<Step, 'at'> & { readonly at: string };

export function stepsKey(attemptId: string): string {
  return `learning.${attemptId}.`;
}

export class StepQueue {
  private readonly key: string;
  private readonly known = new Map<string, Step>();
  private unsent: readonly Step[] = [];
  private readonly listeners = new Set<() => void>();
  private stop: (() => void) | null = null;
  private all: readonly Step[] = [];

  /**
   * @param told the steps the server knew when the attempt was opened
   * @param tab another word in each tab, and after each reload
   */
  constructor(
    private readonly outbox: Outbox,
    private readonly attemptId: string,
    told: readonly Step[],
    tab: string,
    private language: string,
    private readonly onArrived: () => void = () => {},
  ) {
    this.key = stepsKey(attemptId) + tab;
    for (const step of [...told, ...this.left()]) this.known.set(step.stepId, step);
    this.all = [...this.known.values()];
    this.open();
  }

  /** Listens for what has arrived; after `close` it can be opened again. */
  open(): void {
    this.stop ??= this.outbox.onSent((letter) => this.arrived(letter));
  }

  /** All steps there are, on the server or on their way; the same list until another comes. */
  steps = (): readonly Step[] => this.all;

  add(step: Step): void {
    this.known.set(step.stepId, step);
    this.unsent = [...this.unsent, step];
    this.put();
    this.changed();
  }

  /** The server was asked again, and may know steps of another device. */
  learn(told: readonly Step[]): void {
    if (told.every((step) => sameStep(this.known.get(step.stepId), step))) return;
    for (const step of told) this.known.set(step.stepId, step);
    this.changed();
  }

  speak(language: string): void {
    if (language === this.language) return;
    this.language = language;
    this.put();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  close(): void {
    this.stop?.();
    this.stop = null;
  }

  private changed(): void {
    this.all = [...this.known.values()];
    for (const listener of this.listeners) listener();
  }

  private put(): void {
    const body: Body = { language: this.language, steps: this.unsent.map(sent) };
    this.outbox.put({
      key: this.key,
      method: 'PUT',
      address: `/api/attempts/${encodeURIComponent(this.attemptId)}/steps`,
      body,
    });
  }

  /** Of another tab, or of this one before it was loaded again: it still waits, and stands here already. */
  private left(): readonly Step[] {
    return this.outbox.pendingUnder(stepsKey(this.attemptId)).flatMap(({ body }) => stepsIn(body));
  }

  private arrived({ key, body }: Letter): void {
    if (!key.startsWith(stepsKey(this.attemptId))) return;
    if (key === this.key) {
      const there = new Set(stepsIn(body).map(({ stepId }) => stepId));
      this.unsent = this.unsent.filter(({ stepId }) => !there.has(stepId));
    }
    this.onArrived();
  }
}

/** A step stays what it is, but for how far a package has come. */
function sameStep(known: Step | undefined, told: Step): boolean {
  if (!known || known.kind !== 'played' || told.kind !== 'played') return known !== undefined;
  return known.done === told.done && known.score === told.score && known.seconds === told.seconds;
}

function sent(step: Step): SentStep {
  return { ...step, at: new Date(step.at).toISOString() };
}

function stepsIn(body: unknown): readonly Step[] {
  const { steps = [] } = (body ?? {}) as Partial<Body>;
  return steps.map((step) => ({ ...step, at: Date.parse(step.at) }) as Step);
}
