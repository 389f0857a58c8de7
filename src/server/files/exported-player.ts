/** The player that goes along with an exported module, as the build left it beside the server. */
import { readFile } from 'node:fs/promises';

export async function exportedPlayer(): Promise<{ readonly script: string; readonly style: string }> {
  const part = (name: string): Promise<string> => readFile(new URL(`../exported/${name}`, import.meta.url), 'utf8');
  const [script, style] = await Promise.all([part('player.js'), part('player.css')]);
  return { script, style };
}
