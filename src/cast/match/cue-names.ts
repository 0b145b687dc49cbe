import { fold } from '../../prose/words/fold.ts';
import { TITLES, type TitleKind } from './titles.ts';

/** Small words inside a name that nobody is called by: `de` of Jeanne de Bourgh. */
const PARTICLES: ReadonlySet<string> = new Set(
  'a an the of in on at to from with and or de del della der den des di du la le van von y e'.split(
    ' ',
  ),
);

/** A form that opens like this describes somebody; it is not a name with a surname in it. */
const DETERMINERS: ReadonlySet<string> = new Set(
  'a an the that this some another his her my our their one first second third'.split(' '),
);

const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the']);

export interface NameForm {
  /** The normalised form: `mr holmes`. */
  full: string;
  /** Without titles and leading article: `holmes`; the full form when nothing else would be left. */
  bare: string;
  /** The words somebody may be called by: `['sherlock', 'holmes']`; none for a description. */
  calledBy: readonly string[];
  /** The kind of its gendered title, or neutral for another title, or null without any title. */
  title: TitleKind | null;
}

/**
 * A cue or a name in one spelling: case, accents, dots, hyphens, extensions in parentheses and the
 * marks `@` and `^` do not count. A number stays, in one form: `GUARD NO. 2`, `Guard # 2` and
 * `GUARD 2` are all `guard #2`, so numbered extras remain different people.
 */
export function normaliseCue(cue: string): string {
  return fold(cue.replace(/\([^()]*\)?/g, ' '))
    .replace(/[.,;:!?"*_^@\-\u2010-\u2015/\\[\]{}()]+/g, ' ')
    .replace(/ +/g, ' ')
    .replace(/(?:# ?|\b(?:no|number) )?(?<![\p{L}\p{N}])(\d+)(?![\p{L}\p{N}])/gu, ' #$1')
    .replace(/ +/g, ' ')
    .trim();
}

/** Takes a cue or a name apart: full form, form without titles, words it may be called by. */
export function nameForm(name: string): NameForm {
  const full = normaliseCue(name);
  const words = full === '' ? [] : full.split(' ');
  const described = DETERMINERS.has(words[0] ?? '');
  const start = ARTICLES.has(words[0] ?? '') && words.length > 1 ? 1 : 0;
  const titles: string[] = [];
  const rest: string[] = [];
  words.slice(start).forEach((word, at, all) => {
    (isHonorific(word, all[at + 1]) ? titles : rest).push(word);
  });
  const calledBy = described ? [] : rest.filter(isCalledBy);
  return { full, bare: rest.join(' '), calledBy, title: kindOf(titles) };
}

/**
 * The cues that one cue joins: `HOLMES AND WATSON`, `HOLMES & WATSON`, `HOLMES/WATSON` are two
 * people who speak at once. A cue that joins nothing comes back alone.
 */
export function splitJointCue(cue: string): string[] {
  const parts = cue
    .replace(/\s+/g, ' ')
    .split(/ (?:and|und|et|y) | ?[/&+,] ?/i)
    .filter((part) => part.trim() !== '');
  return parts.length > 1 ? parts : [cue];
}

/** A title counts as one only before a name: in Queen of Hearts, or alone, it is the name itself. */
function isHonorific(word: string, next: string | undefined): boolean {
  return TITLES.has(word) && next !== undefined && !PARTICLES.has(next);
}

function isCalledBy(word: string): boolean {
  return !PARTICLES.has(word) && [...word].length > 1;
}

function kindOf(titles: readonly string[]): TitleKind | null {
  const kinds = titles.flatMap((word) => TITLES.get(word) ?? []);
  return kinds.find((kind) => kind !== 'neutral') ?? kinds[0] ?? null;
}
