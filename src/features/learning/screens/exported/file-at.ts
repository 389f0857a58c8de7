/** Where the files of an exported module lie: beside its page. Stands in for the addresses of the academy. */
let places: Readonly<Record<string, string>> = {};

/** @param all the paths in the package, by hash */
export function placeFiles(all: Readonly<Record<string, string>>): void {
  places = all;
}

export function fileAt(file: string): string {
  return places[file] ?? '';
}

export function filmAt(file: string): string {
  return fileAt(file);
}

export function captionsAt(file: string): string {
  return fileAt(file);
}

export function documentAt(file: string): string {
  return fileAt(file);
}
