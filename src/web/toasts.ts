/**
 * Short notes at the edge of the screen, and the way back: "Undo" instead of "are you sure?".
 * A note with a way back stays longer, and as long as the pointer or the focus rests on it.
 */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo?: () => void | Promise<void>;
  readonly tone?: 'plain' | 'problem';
}

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a note; at most three stand at a time. */
export function toast(text: string, more: Omit<Toast, 'id' | 'text'> = {}): void {
  change([...toasts.slice(-2), { id: nextId++, text, ...more }]);
}

export function dismissToast(id: number): void {
  change(toasts.filter((one) => one.id !== id));
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
