import { readFrontMatter } from './front-matter.ts';
import type { SourceLine } from './source-line.ts';
import { isKnownKey, keyOf, type ReadTitlePage, type TitlePageLines } from './title-keys.ts';

const FORCING_MARKS = '!@#.=~>';
/** What Fountain calls indented. */
const INDENTED = /^(?:\t| {3})/;

/**
 * The title page at the head of a script; none gives no entries. A blank line in it does not end it
 * where another known key stands below, or the value of the last one. What a paragraph is hangs on
 * itself and those above it alone.
 */
export function readTitlePage(lines: SourceLine[]): ReadTitlePage {
  const first = lines.findIndex((line) => !line.blank);
  const entries: TitlePageLines[] = [];
  if (first === -1) return { entries, taken: 0 };
  const matter = readFrontMatter(lines, first);
  if (matter !== null) return matter;
  let taken = 0;
  for (let from = first; from < lines.length; ) {
    const end = endOfParagraph(lines, from);
    const paragraph = lines.slice(from, end);
    if (!(from === first ? beginsTitlePage(paragraph) : goesOn(entries, paragraph))) break;
    readEntries(paragraph, entries);
    taken = end;
    for (from = end; lines[from]?.blank; ) from++;
  }
  return { entries, taken };
}

function beginsTitlePage(paragraph: SourceLine[]): boolean {
  const text = paragraph[0]?.text.trim() ?? '';
  if (keyOf(text) === null || FORCING_MARKS.includes(text.charAt(0))) return false;
  return readEntries(paragraph, []).some(({ key }) => isKnownKey(key));
}

/** True where a paragraph below a blank line still is of the title page that was read so far. */
function goesOn(above: TitlePageLines[], paragraph: SourceLine[]): boolean {
  const first = paragraph[0]?.text ?? '';
  if (FORCING_MARKS.includes(first.charAt(0))) return false;
  if (INDENTED.test(first)) return above.at(-1)?.values.length === 0;
  if (!paragraph.every(({ text }) => INDENTED.test(text) || keyOf(text) !== null)) return false;
  const entries = readEntries(paragraph, []);
  // FADE IN: has no value, and is no key.
  const known = entries.filter(({ key }) => isKnownKey(key));
  return (
    known.length > 0 && entries.every((each) => known.includes(each) || each.values.length > 0)
  );
}

function endOfParagraph(lines: SourceLine[], from: number): number {
  let end = from;
  while (lines[end]?.blank === false) end++;
  return end;
}

function readEntries(lines: SourceLine[], entries: TitlePageLines[]): TitlePageLines[] {
  for (const line of lines) {
    const last = entries.at(-1);
    const key = last === undefined ? keyOf(line.text.trim()) : keyOf(line.text);
    if (key !== null) {
      const value = line.text.slice(line.text.indexOf(':') + 1).trim();
      entries.push({ key, values: value === '' ? [] : [value], lines: [line] });
    } else if (last !== undefined) {
      last.values.push(line.text.trim());
      last.lines.push(line);
    }
  }
  return entries;
}
