/**
 * What the page brought along or asked before any of this ran (public/appearance.js): answers by address, each for the one who asks
 * first and soon. Whoever asks later, or for something else, asks the server.
 */
interface Brought {
  readonly answers: Record<string, Promise<Response> | undefined>;
  /** chosen by the person in front of the page */
  readonly language: string;
}

const brought = (): Brought | undefined => (globalThis as { broughtAlong?: Brought }).broughtAlong;

/** Longer than a page takes to come up, and too short for anything to have changed that one would miss. */
const freshMs = 20_000;

/**
 * Undefined where there is none; a promise that fails as a request fails.
 * @param now milliseconds since the page began
 */
export function takeAhead(
  method: string,
  address: string,
  now: number = performance.now(),
): Promise<Response> | undefined {
  const answers = brought()?.answers;
  const answer = answers?.[address];
  if (!answers || !answer || method !== 'GET') return undefined;
  delete answers[address];
  return now < freshMs ? answer : undefined;
}

/** What the page knows from the start, for drawing with; it stays for the one who asks. */
export async function toldAlready(address: string): Promise<unknown> {
  const answer = await brought()?.answers[address]?.catch(() => undefined);
  return answer?.ok ? await answer.clone().json() : undefined;
}

export function broughtLanguage(): string | undefined {
  return brought()?.language || undefined;
}
