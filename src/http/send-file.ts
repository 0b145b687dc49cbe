import { Readable } from 'node:stream';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { MediaMeta, MediaStore } from '../media/store/media-store.ts';
import { serveRange } from '../media/store/serve-range.ts';
import type { AppContext } from './app-env.ts';

/** A file of the media store, or the part of it that is asked for, as the answer. */
export async function sendFile(
  c: AppContext,
  store: MediaStore,
  meta: MediaMeta,
): Promise<Response> {
  const { status, headers, range, whole } = serveRange(meta, {
    range: c.req.header('range'),
    ifRange: c.req.header('if-range'),
    ifNoneMatch: c.req.header('if-none-match'),
  });
  if (range === undefined || c.req.method === 'HEAD') return c.body(null, status, headers);
  const content = await store.open(meta.sha256, whole ? undefined : range);
  const body = Readable.toWeb(content) as ReadableStream;
  return c.body(body, status as ContentfulStatusCode, headers);
}
