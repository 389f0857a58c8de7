/** Packages stay behind when a module is exported, so none is ever shown. Stands in for the card with its player. */
export function PackageView(): null {
  return null;
}
