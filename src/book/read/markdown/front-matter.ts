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
 * Title, author and language from YAML front matter or Pandoc's title block. Only what these three
 * need of YAML is read: plain and quoted scalars, and lists of names for the author.
 */
export function readFrontMatter(text: string): FrontMatter {
  if (text.startsWith('%')) return readTitleBlock(text);
  const lines = text.split('\n', MAX_LINES + 1);
  const closing = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  const opens = /^---\s*$/.test(lines[0] ?? '') && /^[\w-]+\s*:/.test(lines[1] ?? '');
  if (!opens || closing < 0) return { title: '', author: null, language: null, body: text };
  const header = lines.slice(1, closing);
  const length = lines.slice(0, closing + 1).reduce((sum, line) => sum + line.length + 1, 0);
  const authors = values(header, ['author', 'authors', 'creator', 'by']);
  return {
    title: values(header, ['title'])[0] ?? '',
    author: authors.length > 0 ? authors.join(', ') : null,
    language: values(header, ['language', 'lang'])[0] ?? null,
    body: text.slice(length),
  };
}

/** "% Title", "% Author; Author", "% Date", each going on in indented lines. */
function readTitleBlock(text: string): FrontMatter {
  const lines = text.split('\n', MAX_LINES);
  const fields: string[] = [];
  let end = 0;
  for (; end < lines.length && fields.length <= 3; end++) {
    const line = lines[end] ?? '';
    if (/^%(?!%)/.test(line) && fields.length < 3) fields.push(line.slice(1).trim());
    else if (/^\s+\S/.test(line) && fields.length > 0) {
      // Authors stand one a line or parted by semicolons.
      fields.push(`${fields.pop() ?? ''}${fields.length === 1 ? '; ' : ' '}${line.trim()}`);
    } else break;
  }
  if (fields.length === 0) return { title: '', author: null, language: null, body: text };
  const [title = '', authors = ''] = fields;
  const names = authors.split(';').map((name) => name.trim());
  const length = lines.slice(0, end).reduce((sum, line) => sum + line.length + 1, 0);
  const author = names.filter(Boolean).join(', ') || null;
  return { title, author, language: null, body: text.slice(length) };
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
    return listItems(lines.slice(at + 1)).filter(Boolean);
  }
  return [];
}

/** "- Ann", "- name: Ann", and what Pandoc writes: "- role: author" over "  text: Ann". */
function listItems(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    const named = /^\s*(?:-\s+)?(?:name|text):\s*(.*)$/.exec(line)?.[1];
    const item = named ?? /^\s*-\s+(?![\w-]+:\s)(.*)$/.exec(line)?.[1];
    if (item !== undefined) items.push(scalar(item));
    else if (!/^\s*-?\s+[\w-]+:\s/.test(line)) break;
  }
  return items;
}

function scalar(text: string): string {
  const trimmed = text.trim();
  const quoted = /^(["'])(.*)\1\s*(?:#.*)?$/.exec(trimmed);
  if (quoted?.[1] === '"') return (quoted[2] ?? '').replace(/\\(["\\])/g, '$1');
  if (quoted) return (quoted[2] ?? '').replaceAll("''", "'");
  return trimmed.replace(/\s+#.*$/, '');
}
