/** Where captions of a film are fetched from. */
export function captionsAt(file: string): string {
  return `/api/menu/captions/${file}`;
}
