/** The page of an exported module. The module stands in the page itself: some servers do not hand out a file of JSON. */
import { inLanguage } from '../../kernel/words.ts';
import type { ExportedModule } from './exported-module.ts';

export const pageName = 'index.html';
export const scriptName = 'player.js';
export const styleName = 'player.css';

/** @param language of the title, before anybody has chosen theirs */
export function pageOf(module: ExportedModule, language: string): string {
  const title = inLanguage(module.name, language, module.languages);
  // neither the end of the element nor a comment may stand in it
  const json = JSON.stringify(module).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${styleName}">
</head>
<body>
<div id="root"></div>
<noscript>This module needs JavaScript.</noscript>
<script type="application/json" id="module">${json}</script>
<script src="${scriptName}"></script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
