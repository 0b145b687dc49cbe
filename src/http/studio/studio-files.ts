import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

export interface StudioFile {
  type: string;
  etag: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** The same, compressed when the studio was built. */
  encoded: Partial<Record<'br' | 'gzip', Uint8Array<ArrayBuffer>>>;
  /** Its name says its content, so that it can be kept for good. */
  immutable: boolean;
}

/** The built studio, all of it in memory: it is small, and no request then reaches the disk. */
export interface StudioFiles {
  /** index.html as it was built, with its places to fill. */
  page: string;
  /** By path: `/assets/index-1a2b3c4d.js`. */
  files: ReadonlyMap<string, StudioFile>;
}

/** Reads what the build put into dist/web; undefined where it was not built. */
export async function readStudioFiles(folder: string): Promise<StudioFiles | undefined> {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return undefined;
  const names = (await readdir(folder, { recursive: true })).filter(
    (name) => extname(name) in TYPES,
  );
  // One after the other: all at once are more files than some processes may have open.
  const files = new Map<string, StudioFile>();
  for (const name of names) files.set(...(await readStudioFile(folder, name)));
  return { page: await readFile(index, 'utf8'), files };
}

async function readStudioFile(folder: string, name: string): Promise<[string, StudioFile]> {
  const path = join(folder, name);
  const bytes = new Uint8Array(await readFile(path));
  const [br, gzip] = await Promise.all([readIfThere(`${path}.br`), readIfThere(`${path}.gz`)]);
  const address = `/${name.split(sep).join('/')}`;
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
  return [
    address,
    {
      type: TYPES[extname(name)] ?? 'application/octet-stream',
      etag: `"${hash}"`,
      bytes,
      encoded: { ...(br && { br }), ...(gzip && { gzip }) },
      immutable: address.startsWith('/assets/'),
    },
  ];
}

async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return existsSync(path) ? new Uint8Array(await readFile(path)) : undefined;
}
