/** `book/chapter/style/vN`: a script's name for people. A style's own slashes are escaped. */
export function scriptHandle(
  bookHandle: string,
  chapter: number,
  script: { script_style: string; version: number },
): string {
  return `${bookHandle}/${chapter}/${encodeURIComponent(script.script_style)}/v${script.version}`;
}

export interface ParsedHandle {
  book: string;
  chapter: number;
  /** Null where the handle leaves it out: any style. */
  style: string | null;
  /** Null where the handle leaves it out: the active version, else the newest. */
  version: number | null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Reads `book/chapter`, `book/chapter/style`, `book/chapter/vN` or `book/chapter/style/vN`; null for anything else. */
export function parseHandle(text: string): ParsedHandle | null {
  const [book, chapter, ...rest] = text.trim().split('/');
  if (!book || !chapter || !/^\d{1,9}$/.test(chapter) || rest.length > 2) return null;
  const last = rest.at(-1);
  const version =
    last !== undefined && /^v?\d{1,9}$/i.test(last) ? Number(last.replace(/^v/i, '')) : null;
  const style = version === null ? last : rest.at(-2);
  if (version === null && rest.length === 2) return null;
  return { book, chapter: Number(chapter), style: style ? decoded(style) : null, version };
}
