import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

export interface Chromium {
  path: string;
  env: Record<string, string>;
}

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome.exe',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const CACHE = fileURLToPath(
  new URL('../../../node_modules/.cache/goldenrod-chromium/', import.meta.url),
);

/** CHROMIUM_PATH, the machine's own Chromium or Chrome, or the one that npm brought (Linux on x64). */
export function findChromium(): Chromium {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') return { path: named, env: {} };
  const folders = (process.env.PATH ?? '').split(delimiter);
  const own = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES];
  const found = own.find((path) => existsSync(path));
  return found === undefined ? unpackChromium() : { path: found, env: {} };
}

/** Unpacked once an installation; two tests that begin at once both end with a whole file. */
function unpackChromium(): Chromium {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('no Chromium was found: install one, or name it in CHROMIUM_PATH');
  }
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const packed = join(dirname(main), '../../bin');
  const folder = join(CACHE, '147.0.0');
  const path = join(folder, 'chromium');
  if (!existsSync(path)) {
    mkdirSync(CACHE, { recursive: true });
    const fresh = mkdtempSync(join(CACHE, 'unpacking-'));
    const bytes = brotliDecompressSync(readFileSync(join(packed, 'chromium.br')));
    writeFileSync(join(fresh, 'chromium'), bytes, { mode: 0o755 });
    untar(brotliDecompressSync(readFileSync(join(packed, 'al2023.tar.br'))), fresh);
    try {
      renameSync(fresh, folder);
    } catch {
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  // Its own libraries only where the machine lacks them: a newer NSS of the machine is the better one.
  const runs = spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
  return { path, env: runs ? {} : { LD_LIBRARY_PATH: join(folder, 'lib') } };
}

function untar(bytes: Uint8Array, folder: string): void {
  const { status, stderr } = spawnSync('tar', ['-x', '-C', folder], { input: bytes });
  if (status !== 0) throw new Error(`cannot unpack Chromium's libraries: ${stderr}`);
}
