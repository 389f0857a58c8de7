/** The module of this page: it stands in the page itself, since some servers do not hand out a file of JSON. */
import type { ExportedModule } from '../../exported-module.ts';

export const contentElement = 'module';

export function readExported(document: Document): ExportedModule {
  const text = document.getElementById(contentElement)?.textContent ?? '';
  return JSON.parse(text) as ExportedModule;
}
