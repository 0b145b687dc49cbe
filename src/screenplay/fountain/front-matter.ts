import type { SourceLine } from './source-line.ts';
import { isKnownKey, keyOf, type ReadTitlePage, type TitlePageLines } from './title-keys.ts';

const FENCE = /^(?:---|\.\.\.)\s*$/;
/** What YAML says of how the lines below a key are folded; they are kept as lines here. */
const BLOCK_MARK = /^[|>][-+]?$/;

/**
 * A title page as YAML between lines of three dashes, as editors of notes write it: plain keys with a
 * value, a list or lines below them. Null where the script begins with none, or with none that names a
 * known key. The closing line may be left out.
 */
export function readFrontMatter(lines: SourceLine[], first: number): ReadTitlePage | null {
  if (lines[first]?.text.trimEnd() !== '---') return null;
  const entries: TitlePageLines[] = [];
  let taken = 0;
  for (let from = first + 1; from < lines.length; ) {
    const read = readParagraph(lines, from);
    const known = read?.entries.some(({ key }) => isKnownKey(key));
    if (!read || !(known || (read.closed && taken > 0))) break;
    for (const entry of read.entries) entries.push(entry);
    taken = read.end;
    if (read.closed) break;
    for (from = read.end; lines[from]?.blank; ) from++;
  }
  return taken === 0 ? null : { entries, taken };
}

/** The entries of one paragraph, up to the closing line if it is there; null where it is no YAML. */
function readParagraph(lines: SourceLine[], from: number) {
  const entries: TitlePageLines[] = [];
  for (let at = from; ; at++) {
    const line = lines[at];
    if (line === undefined || line.blank) return { entries, end: at, closed: false };
    if (FENCE.test(line.text)) return { entries, end: at + 1, closed: true };
    if (line.text.startsWith('#')) continue;
    const key = /^[\p{L}\p{N}_"']/u.test(line.text) ? keyOf(line.text) : null;
    const last = entries.at(-1);
    if (key !== null) {
      const value = line.text.slice(line.text.indexOf(':') + 1).trim();
      entries.push({ key: unquote(key), values: valuesOf(value), lines: [line] });
    } else if (last !== undefined && /^(?:\s|- )/.test(line.text)) {
      last.values.push(...valuesOf(line.text.trim().replace(/^-\s+/, '')));
      last.lines.push(line);
    } else {
      return null;
    }
  }
}

function valuesOf(written: string): string[] {
  if (BLOCK_MARK.test(written)) return [];
  const list = /^\[(.*)\]$/.exec(written)?.[1]?.split(',') ?? [written];
  return list.map((each) => unquote(each.trim())).filter((each) => each !== '');
}

function unquote(written: string): string {
  const double = /^"(.*)"$/.exec(written)?.[1];
  if (double !== undefined) return double.replace(/\\(["\\])/g, '$1').trim();
  const single = /^'(.*)'$/.exec(written)?.[1];
  return (single === undefined ? written : single.replaceAll("''", "'")).trim();
}
