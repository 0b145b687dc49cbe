/** What is said in a table read, and when: milliseconds from the file's beginning. */
export interface SpokenLine {
  /** Who speaks; null where it is narrated. */
  speaker: string | null;
  /** Whether it is said while the line before it is. */
  dual: boolean;
  phrases: readonly { words: string; start: number; end: number }[];
}

/** What stands on the screen at one time. */
export interface Cue {
  start: number;
  end: number;
  rows: CueRow[];
}

export interface CueRow {
  speaker: string | null;
  text: string;
}

const ROW_LENGTH = 42;
const ROWS = 2;

/**
 * Cuts what is said into subtitles of two rows of 42 characters, none beside another: of two who speak at
 * the same moment each has a row. A phrase too long for one is divided in time by its words. Linear in
 * what is said.
 */
export function cutCues(lines: readonly SpokenLine[]): Cue[] {
  const cues: Cue[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i];
    const beside = lines[i + 1]?.dual === true ? lines[i + 1] : undefined;
    if (line !== undefined) {
      if (beside === undefined) cues.push(...cuesOf(line, ROWS));
      else cues.push(...together(cuesOf(line, 1), cuesOf(beside, 1)));
    }
    i += beside === undefined ? 1 : 2;
  }
  return cues;
}

/** A word, and when it is said. */
interface Word {
  text: string;
  start: number;
  end: number;
  /** The last of its phrase: a good place to end a cue. */
  last: boolean;
}

function cuesOf({ speaker, phrases }: SpokenLine, most: number): Cue[] {
  const cues: Cue[] = [];
  let open: Word[] = [];
  const close = (words: Word[]) => {
    const cue = cueOf(speaker, words);
    if (cue !== null) cues.push(cue);
  };
  for (const word of phrases.flatMap(wordsOf)) {
    if (open.length > 0 && rowsOf([...open, word]).length > most) {
      // Back to where the last phrase ended, unless that leaves little.
      const at = open.findLastIndex(({ last }) => last) + 1;
      const cut = at > open.length / 2 ? at : open.length;
      close(open.slice(0, cut));
      open = open.slice(cut);
    }
    open.push(word);
  }
  close(open);
  return cues;
}

function cueOf(speaker: string | null, words: readonly Word[]): Cue | null {
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined || last.end <= first.start) return null;
  const rows = rowsOf(words).map((text) => ({ speaker, text }));
  return { start: first.start, end: last.end, rows };
}

/** The words of a phrase, each with its share of the time by its letters. */
function wordsOf({ words, start, end }: SpokenLine['phrases'][number]): Word[] {
  const texts = words.split(/\s+/).flatMap(cutLong);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  let before = 0;
  const at = (letters: number) => start + Math.round(((end - start) * letters) / length);
  return texts.map((text, i) => {
    const from = at(before);
    before += text.length;
    return { text, start: from, end: at(before), last: i === texts.length - 1 };
  });
}

/** A word that is longer than a row, in pieces of one; no letter is cut in two. */
function cutLong(word: string): string[] {
  if (word.length <= ROW_LENGTH) return word === '' ? [] : [word];
  const letters = [...word];
  const pieces: string[] = [];
  for (let at = 0; at < letters.length; at += ROW_LENGTH / 2) {
    pieces.push(letters.slice(at, at + ROW_LENGTH / 2).join(''));
  }
  return pieces;
}

function rowsOf(words: readonly Word[]): string[] {
  const rows: string[] = [];
  for (const { text } of words) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + 1 + text.length <= ROW_LENGTH) {
      rows[rows.length - 1] = `${last} ${text}`;
    } else rows.push(text);
  }
  return rows;
}

/** Two rows of cues as one: whenever either changes, a new cue shows what both say. */
function together(upper: readonly Cue[], lower: readonly Cue[]): Cue[] {
  const edges = [...upper, ...lower].flatMap(({ start, end }) => [start, end]);
  const times = [...new Set(edges)].sort((a, b) => a - b);
  const shown = [upper, lower].map((cues) => ({ cues, next: 0 }));
  return times.slice(0, -1).flatMap((start, i) => {
    const end = times[i + 1] ?? start;
    const rows = shown.flatMap((side) => {
      while ((side.cues[side.next]?.end ?? Number.POSITIVE_INFINITY) <= start) side.next++;
      const cue = side.cues[side.next];
      return cue !== undefined && cue.start <= start ? cue.rows : [];
    });
    return rows.length === 0 ? [] : [{ start, end, rows }];
  });
}
