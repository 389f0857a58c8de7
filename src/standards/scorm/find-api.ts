/**
 * Finds the object a learning system gives its content: `API` of SCORM 1.2 (RTE 3.3.6) or `API_1484_11` of SCORM 2004 (RTE 3.3.1), in
 * the windows above, then in the one that opened this one and in those above it. A window of another origin holds none for us.
 */
export type ApiName = 'API' | 'API_1484_11';

export interface WindowLike {
  readonly parent?: WindowLike | null;
  readonly opener?: WindowLike | null;
}

/** As many as the standard looks through; a window that is its own ancestor must not hold us up. */
const mostWindows = 500;

export function findApi(start: WindowLike, name: ApiName): object | null {
  return above(start, name) ?? (opened(start) ? above(opened(start) as WindowLike, name) : null);
}

function above(start: WindowLike, name: ApiName): object | null {
  let at: WindowLike | null = start;
  for (let looked = 0; at && looked < mostWindows; looked += 1) {
    const found = apiIn(at, name);
    if (found) return found;
    const parent: WindowLike | null = at.parent ?? null;
    at = parent === at ? null : parent;
  }
  return null;
}

function apiIn(window: WindowLike, name: ApiName): object | null {
  try {
    const found = (window as { readonly [name in ApiName]?: unknown })[name];
    return typeof found === 'object' && found !== null ? found : null;
  } catch {
    return null;
  }
}

/** Of the window itself, or of the topmost one above it, which a system may have opened. */
function opened(start: WindowLike): WindowLike | null {
  let at: WindowLike = start;
  for (let looked = 0; looked < mostWindows; looked += 1) {
    const opener = openerOf(at);
    if (opener) return opener;
    const parent = at.parent ?? null;
    if (!parent || parent === at) return null;
    at = parent;
  }
  return null;
}

function openerOf(window: WindowLike): WindowLike | null {
  try {
    return window.opener ?? null;
  } catch {
    return null;
  }
}
