/** Where a file of a card is fetched from. */
export function fileAt(file: string): string {
  return `/api/menu/pictures/${file}`;
}

export function filmAt(file: string): string {
  return `/api/menu/films/${file}`;
}

/** WebVTT, in one language. */
export function captionsAt(file: string): string {
  return `/api/menu/captions/${file}`;
}

/** With its name, so that a document opened by itself is called what it is called. */
export function documentAt(file: string, name: string): string {
  return `/api/menu/documents/${file}?name=${encodeURIComponent(name)}`;
}
