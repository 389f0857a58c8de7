/** What opens over the matrix: a form of the draft; without id or key, one for something new. */
export type Opened =
  | { readonly form: 'role' | 'capability'; readonly id: string | null }
  | { readonly form: 'group'; readonly key: string | null };
