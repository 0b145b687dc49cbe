import type { Block } from './block.ts';
import { foldTitle } from './fold-title.ts';
import type { Heading } from './heading.ts';
import { cleanTitle, MAX_HEADING_LENGTH, parseHeading } from './parse-heading.ts';
import { titleCase } from './title-case.ts';

const CJK_END = /[\p{Script=Han}\p{Script=Hangul}]$/u;

export interface TitleSource {
  /** Its line in the table of contents, or ''. */
  label: string;
  /** The blocks of the chapter; its headings stand at their beginning. */
  blocks: readonly Block[];
  /** Titles that may stand above the chapter's own: the book's, its part's. */
  above: readonly string[];
  language: string | null;
}

export interface ComposedTitle {
  title: string;
  /** Blocks at the beginning that the title has taken up. */
  taken: number;
}

/**
 * A chapter's title from its line in the contents and from its headings. A name is preferred to a
 * number ("I" over "A Scandal in Bohemia" gives the latter), both are kept where the book says
 * "Chapter" ("Chapter I: Down the Rabbit-Hole").
 */
export function composeTitle(source: TitleSource): ComposedTitle {
  const above = source.above.map(foldTitle);
  let heading = parseHeading(source.label);
  let taken = 0;
  for (const block of source.blocks) {
    if (block.kind === 'paragraph') break;
    if (block.kind === 'heading') {
      const merged = mergeHeading(heading, block.text, above);
      if (!merged) break;
      heading = merged;
    }
    taken++;
  }
  return { title: writeTitle(heading, source.language), taken };
}

/** The title with one more heading in it, or null where that heading is none of the title. */
function mergeHeading(title: Heading, text: string, above: readonly string[]): Heading | null {
  let merged = title;
  for (const line of text.split('\n')) {
    const next = mergeLine(merged, parseHeading(line), above);
    if (!next) return null;
    merged = next;
  }
  return merged;
}

function mergeLine(title: Heading, line: Heading, above: readonly string[]): Heading | null {
  const empty = title.name === '' && title.ordinal === '';
  const lineText = foldTitle(`${line.ordinal} ${line.name}`);
  if (lineText === '' || (above.includes(lineText) && !empty)) return title;
  if (empty) return line;
  const titleText = foldTitle(`${title.ordinal} ${title.name}`);
  if (titleText === lineText) return title;
  // "Part One" over "Chapter 1": the part is a line of the contents, not of this title.
  if (line.kind === 'part' && title.kind !== 'part') return title;
  if (title.name === '' && line.kind === 'name') return { ...title, name: line.name };
  if (title.ordinal === '' && line.name === '')
    return line.kind === 'number' ? title : { ...line, name: title.name };
  return sameTitle(title, line, titleText, lineText) ? longer(title, line) : null;
}

/** "I: The Red Room" in the contents over "The Red Room" or "Chapter 1" in the text. */
function sameTitle(title: Heading, line: Heading, titleText: string, lineText: string): boolean {
  if (line.name === '') return title.value === line.value || titleText.includes(lineText);
  const [a, b] = [foldTitle(title.name), foldTitle(line.name)];
  return (
    a === b ||
    (a !== '' && ` ${lineText} `.includes(` ${a} `)) ||
    ` ${titleText} `.includes(` ${b} `)
  );
}

function longer(title: Heading, line: Heading): Heading {
  if (title.name === '' && line.name !== '')
    return { ...line, ordinal: title.ordinal, kind: title.kind };
  return title.kind === 'number' && line.kind === 'chapter'
    ? { ...title, kind: line.kind, ordinal: line.ordinal }
    : title;
}

/** The one line that stands for a chapter. '' where neither contents nor headings say anything. */
function writeTitle(heading: Heading, language: string | null): string {
  const english = language === null || /^en\b/i.test(language);
  const name = cleanTitle(english ? titleCase(heading.name) : heading.name).slice(
    0,
    MAX_HEADING_LENGTH,
  );
  if (heading.ordinal === '') return name;
  if (heading.kind === 'number') {
    if (name !== '') return name;
    return english && !CJK_END.test(heading.ordinal)
      ? `Chapter ${heading.ordinal}`
      : heading.ordinal;
  }
  if (name === '') return heading.ordinal;
  // "第一章 码头", "제1장 부두": no colon stands after a number of these.
  return `${heading.ordinal}${CJK_END.test(heading.ordinal) ? '' : ':'} ${name}`;
}

/** A part's title as it stands in front of a chapter's: "Part I" of "PART I. THE FALL". */
export function composePartTitle(label: string, language: string | null): string {
  const heading = parseHeading(label.replace(/\n/g, ' '));
  return heading.kind === 'part' ? heading.ordinal : writeTitle(heading, language);
}
