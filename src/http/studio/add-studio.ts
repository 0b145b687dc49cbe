import type { Context, Hono } from 'hono';
import { matchesEtag } from '../../contract/etag.ts';
import type { StudioConfig } from '../../contract/studio-config.ts';
import type { AppEnv } from '../app-env.ts';
import { opensPage } from './opens-page.ts';
import type { StudioFile, StudioFiles } from './studio-files.ts';
import { studioPage } from './studio-page.ts';

/**
 * Serves the studio: its files by name, and its page at every address that a browser opens, so that
 * links to a book or a version work. Comes after all other routes.
 */
export function addStudio(app: Hono<AppEnv>, studio: StudioFiles, config: StudioConfig): void {
  app.get('*', (c, next) => {
    const { path } = c.req;
    const file = studio.files.get(path);
    if (file !== undefined) return sendFile(c, file);
    if (!opensPage(c)) return next();
    c.set('pattern', 'studio');
    const { html, headers } = studioPage(studio.page, config);
    return c.html(html, 200, headers);
  });
}

function sendFile(c: Context<AppEnv>, file: StudioFile): Response {
  c.set('pattern', 'studio file');
  c.header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  c.header('etag', file.etag);
  c.header('vary', 'accept-encoding');
  if (matchesEtag(c.req.header('if-none-match'), file.etag)) return c.body(null, 304);
  c.header('content-type', file.type);
  const encoding = chooseEncoding(c.req.header('accept-encoding') ?? '', file);
  if (encoding === undefined) return c.body(file.bytes);
  c.header('content-encoding', encoding);
  return c.body(file.encoded[encoding] ?? file.bytes);
}

function chooseEncoding(accepted: string, { encoded }: StudioFile): 'br' | 'gzip' | undefined {
  const names = accepted
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(?:\.0*)?$/.test(part))
    .map((part) => part.replace(/;.*/, ''));
  return (['br', 'gzip'] as const).find((name) => encoded[name] && names.includes(name));
}
