import { decodeWindows1252 } from '../decode-windows-1252.ts';
import { invalidUtf8At } from '../text/decode-text.ts';
import type { Zip } from '../zip.ts';

/** Where a link inside an EPUB leads: a path inside the archive and an id in that file. */
export interface Target {
  path: string;
  fragment: string;
}

/** Resolves a link against the file that holds it. */
export type ResolveHref = (from: string, href: string) => Target;

/** Names that were encoded more than twice are no names. */
const MAX_DECODINGS = 2;

/** Resolves a link as the standard has it: percent-encoding and "../" resolved, no query. */
export function resolveHref(from: string, href: string): Target {
  const [standard] = readings(href);
  return at(from, standard);
}

/**
 * Resolves links as reading systems do: by the standard, else by the first other reading under
 * which the archive has the file. "a%20b.xhtml" may be a file's own name, "?" and "#" too.
 */
export function hrefResolver(zip: Pick<Zip, 'names' | 'find'>): ResolveHref {
  const loose = new Map(zip.names.toReversed().map((name) => [looseName(name), name]));
  return (from, href) => {
    const found = readings(href);
    const targets = [...found.map((one) => at(from, one)), ...found.map((one) => at('', one))];
    for (const { path, fragment } of targets) {
      const name = zip.find(path);
      if (name !== null) return { path: name, fragment };
    }
    for (const { path, fragment } of targets) {
      const name = loose.get(looseName(path));
      if (name !== undefined) return { path: name, fragment };
    }
    return at(from, found[0]);
  };
}

interface Reading {
  file: string;
  fragment: string;
}

/** What a link may mean, the standard's meaning first. */
function readings(href: string): [Reading, ...Reading[]] {
  const link = href.trim().replaceAll('\\', '/');
  const [beforeHash, fragment] = cut(link, '#');
  const [path] = cut(beforeHash, '?');
  const id = decode(fragment);
  return [
    { file: decode(path), fragment: id },
    { file: path, fragment: id },
    { file: decode(beforeHash), fragment: id },
    { file: beforeHash, fragment: id },
    { file: decode(link), fragment: '' },
    { file: link, fragment: '' },
  ];
}

function at(from: string, { file, fragment }: Reading): Target {
  if (file === '') return { path: from, fragment };
  const folder = file.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const segments: string[] = [];
  for (const segment of [...folder, ...file.split('/')]) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return { path: segments.join('/'), fragment };
}

function cut(text: string, mark: string): [string, string] {
  const place = text.indexOf(mark);
  return place < 0 ? [text, ''] : [text.slice(0, place), text.slice(place + 1)];
}

/** How names are compared at last: encoded once more than needed, or not at all, is the same. */
function looseName(name: string): string {
  let text = name;
  for (let round = 0; round < MAX_DECODINGS; round++) text = decode(text);
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Percent-encoding resolved: UTF-8, else Latin-1, as old programs wrote it. */
function decode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    const bytes = Buffer.from(escapes.replaceAll('%', ''), 'hex');
    return invalidUtf8At(bytes) < 0 ? bytes.toString('utf8') : decodeWindows1252(bytes);
  });
}
