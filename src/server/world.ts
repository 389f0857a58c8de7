/**
 * What the edge may touch, handed in once at the start: the database, the clock, the settings, the secret.
 * Nothing reads a clock, an environment variable or a file by itself.
 */
import type { Database } from './database/open.ts';
import type { Log } from './log.ts';
import type { Settings } from './settings.ts';

export interface World {
  readonly settings: Settings;
  readonly database: Database;
  /** signs cookies and links; the same for all processes of an installation */
  readonly secret: string;
  readonly log: Log;
  now(): Date;
  /** the player that goes along with an exported module, as it was built */
  exportedPlayer(): Promise<{ readonly script: string; readonly style: string }>;
}
