/** Where a file of a card is fetched from. */
export function fileAt(file: string): string {
  return `/api/menu/pictures/${file}`;
}

export function filmAt(file: string): string {
  return `/api/menu/films/${file}`;
}
