/** Where a link inside an EPUB leads: a path inside the archive and an id in that file. */
export interface Target {
  path: string;
  fragment: string;
}

/** Resolves a link against the file that holds it. Percent-encoding and "../" are resolved. */
export function resolveHref(from: string, href: string): Target {
  const hash = href.indexOf('#');
  const file = decode(hash < 0 ? href : href.slice(0, hash)).replace(/\?.*$/, '');
  const fragment = hash < 0 ? '' : decode(href.slice(hash + 1));
  if (file === '') return { path: from, fragment };
  const folder = file.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const segments: string[] = [];
  for (const segment of [...folder, ...file.split('/')]) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return { path: segments.join('/'), fragment };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
