export interface FrontMatter {
  title: string;
  author: string | null;
  language: string | null;
  /** The text after it. */
  body: string;
}

/** More lines are no front matter but a text between two rules. */
const MAX_LINES = 200;

/**
 * Title, author and language from YAML front matter. Only what these three need of YAML is read:
 * plain and quoted scalars, and lists of names for the author.
 */
export function readFrontMatter(text: string): FrontMatter {
  const lines = text.split('\n', MAX_LINES + 1);
  const closing = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  const opens = /^---\s*$/.test(lines[0] ?? '') && /^[\w-]+\s*:/.test(lines[1] ?? '');
  if (!opens || closing < 0) return { title: '', author: null, language: null, body: text };
  const header = lines.slice(1, closing);
  const length = lines.slice(0, closing + 1).reduce((sum, line) => sum + line.length + 1, 0);
  const authors = values(header, ['author', 'authors', 'by']);
  return {
    title: values(header, ['title'])[0] ?? '',
    author: authors.length > 0 ? authors.join(', ') : null,
    language: values(header, ['language', 'lang'])[0] ?? null,
    body: text.slice(length),
  };
}

/** The values of the first of these keys, without quotes and comments. */
function values(lines: readonly string[], keys: readonly string[]): string[] {
  for (const key of keys) {
    const at = lines.findIndex((line) => line.toLowerCase().startsWith(`${key}:`));
    if (at < 0) continue;
    const inline = (lines[at] ?? '').slice(key.length + 1).trim();
    if (inline.startsWith('['))
      return inline
        .replace(/^\[|\]$/g, '')
        .split(',')
        .map(scalar)
        .filter(Boolean);
    if (inline !== '') return [scalar(inline)].filter(Boolean);
    const items: string[] = [];
    for (const line of lines.slice(at + 1)) {
      const item = /^\s*-\s+(?:name:\s*)?(.*)$/.exec(line)?.[1];
      if (item === undefined) break;
      items.push(scalar(item));
    }
    return items.filter(Boolean);
  }
  return [];
}

function scalar(text: string): string {
  const trimmed = text.trim();
  const quoted = /^(["'])(.*)\1\s*(?:#.*)?$/.exec(trimmed);
  if (quoted?.[1] === '"') return (quoted[2] ?? '').replace(/\\(["\\])/g, '$1');
  if (quoted) return (quoted[2] ?? '').replaceAll("''", "'");
  return trimmed.replace(/\s+#.*$/, '');
}
