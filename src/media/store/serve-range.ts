import type { ByteRange, MediaMeta } from './media-store.ts';

/** What to answer, in HTTP's terms; the door opens the store by `range` and sends it. */
export interface RangeAnswer {
  status: 200 | 206 | 304 | 416;
  headers: Record<string, string>;
  /** What of the content to send; undefined: no body. */
  range: ByteRange | undefined;
  whole: boolean;
}

export interface RangeRequest {
  range?: string | null | undefined;
  ifRange?: string | null | undefined;
  ifNoneMatch?: string | null | undefined;
}

/** Shown in the page; anything else is only ever downloaded. */
const SHOWN = /^(image|audio|video)\//;

/**
 * How to answer a GET or HEAD for a content (RFC 9110, sections 13 and 14). The hash is a strong
 * ETag. Of several ranges, and of what is no range at all, the whole content is sent, as the RFC allows.
 */
export function serveRange(meta: MediaMeta, request: RangeRequest): RangeAnswer {
  const etag = `"${meta.sha256}"`;
  const headers: Record<string, string> = {
    etag,
    'accept-ranges': 'bytes',
    // Kept by whoever has it, and asked for each time: who may see it can change, and costs a 304.
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
  };
  if (matches(request.ifNoneMatch, etag)) {
    return { status: 304, headers, range: undefined, whole: false };
  }
  headers['content-type'] = meta.type === 'text/plain' ? 'text/plain; charset=utf-8' : meta.type;
  headers['content-disposition'] = SHOWN.test(meta.type) ? 'inline' : 'attachment';
  // A file is looked at, never run, whatever is hidden in it.
  headers['content-security-policy'] = "default-src 'none'; sandbox";
  const current = !request.ifRange || request.ifRange.trim() === etag;
  const asked = current && request.range ? parseRange(request.range, meta.size) : undefined;
  if (asked === 'unsatisfiable') {
    const { etag: _etag, 'cache-control': _cache, ...rest } = headers;
    return {
      status: 416,
      headers: { ...rest, 'content-range': `bytes */${meta.size}`, 'content-length': '0' },
      range: undefined,
      whole: false,
    };
  }
  if (asked === undefined) {
    headers['content-length'] = String(meta.size);
    return { status: 200, headers, range: { start: 0, end: meta.size - 1 }, whole: true };
  }
  headers['content-length'] = String(asked.end - asked.start + 1);
  headers['content-range'] = `bytes ${asked.start}-${asked.end}/${meta.size}`;
  return { status: 206, headers, range: asked, whole: false };
}

/** One range of bytes that the content has; undefined for what is to be ignored. */
function parseRange(header: string, size: number): ByteRange | 'unsatisfiable' | undefined {
  const found = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i.exec(header.trim());
  if (found === null) return undefined;
  const [, first = '', last = ''] = found;
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return undefined;
  if (start >= size) return 'unsatisfiable';
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

/** RFC 9110, section 13.1.2: a weak comparison with each of a list. */
function matches(header: string | null | undefined, etag: string): boolean {
  if (!header) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
}
