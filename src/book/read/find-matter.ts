import { foldTitle } from './fold-title.ts';
import { CHAPTER_TYPES, IMPRINT_PHRASES, MATTER, type Matter } from './matter-words.ts';

/** Longer pages are text, whatever phrases they contain. */
const MAX_IMPRINT_WORDS = 600;

/** An epigraph or a dedication is short; a section so typed that goes on is a chapter under one. */
const MAX_EPIGRAPH_WORDS = 200;

interface Named extends Matter {
  whole: Set<string>;
  prefixes: string[];
}

const NAMED: Named[] = MATTER.map((matter) => {
  const names = matter.names.map((name) => name.trim()).filter(Boolean);
  return {
    ...matter,
    whole: new Set(names.map(foldTitle)),
    prefixes: names.filter((name) => name.endsWith('*')).map((name) => `${foldTitle(name)} `),
  };
});

export interface MatterQuestion {
  /** Every name that the piece bears: its line in the contents, its headings. */
  names: readonly string[];
  /** Its structural types, innermost last. */
  types: readonly string[];
  text: string;
  words: number;
}

/** Why a piece of a book is front or back matter, or null where it belongs to the story. */
export function findMatter(piece: MatterQuestion): string | null {
  const typed = typedMatter(piece);
  const isChapter = piece.types.some((type) => CHAPTER_TYPES.includes(type));
  const named = piece.names.map(namedMatter).find((matter) => matter !== null) ?? null;
  if (named && (named.certain || !isChapter)) return named.reason;
  if (typed) return typed.reason;
  if (isChapter) return null;
  return isImprint(piece) ? 'imprint or copyright page' : null;
}

/** The matter that a title names: "Table of Contents", "About the Author". */
export function namedMatter(title: string): Matter | null {
  const folded = foldTitle(title.slice(0, 200));
  return (
    NAMED.find(
      (matter) =>
        matter.whole.has(folded) || matter.prefixes.some((prefix) => folded.startsWith(prefix)),
    ) ?? null
  );
}

/** The innermost type that says anything decides: a chapter inside a front matter file is one. */
function typedMatter(piece: MatterQuestion): Matter | null {
  for (const type of piece.types.toReversed()) {
    if (CHAPTER_TYPES.includes(type)) return null;
    const matter = NAMED.find((candidate) => candidate.types.includes(type));
    if (!matter) continue;
    const tooLong = matter.types.includes('epigraph') && piece.words > MAX_EPIGRAPH_WORDS;
    if (!tooLong) return matter;
  }
  return null;
}

function isImprint(piece: MatterQuestion): boolean {
  if (piece.words > MAX_IMPRINT_WORDS) return false;
  const found = IMPRINT_PHRASES.filter((phrase) => phrase.test(piece.text));
  return found.length >= 2;
}
