import type { CastMemberItem } from '../../../src/contract/index.ts';
import type { CastSearch, Shown } from '../app/cast-search.ts';
import { matchesName } from '../text/matches-name.ts';
import { allNames } from './other-names.ts';

interface Person
  extends Pick<
    CastMemberItem,
    'name' | 'aliases' | 'chapter_aliases' | 'lines' | 'has_voice' | 'has_sheet'
  > {
  /** Those in which it speaks. */
  chapters: readonly { number: number }[];
}

/** Kinds of characters, as they are called on the page, and who is of each. */
export const CAST_KINDS: Record<Shown, { label: string; holds: (person: Person) => boolean }> = {
  speaking: { label: 'Who speaks', holds: ({ lines }) => lines > 0 },
  silent: { label: 'Who says nothing', holds: ({ lines }) => lines === 0 },
  'no-voice': { label: 'Without a voice', holds: ({ has_voice }) => !has_voice },
  'no-sheet': { label: 'Without a character sheet', holds: ({ has_sheet }) => !has_sheet },
};

/** Those of a cast who are meant, who says most first. */
export function filterCast<Member extends Person>(
  cast: readonly Member[],
  { find = '', show, chapter }: CastSearch,
): Member[] {
  return cast
    .filter(
      (person) =>
        matchesName(find, allNames(person)) &&
        (show === undefined || CAST_KINDS[show].holds(person)) &&
        (chapter === undefined || person.chapters.some(({ number }) => number === chapter)),
    )
    .toSorted((one, other) => other.lines - one.lines);
}

/** The chapters in which somebody speaks, in order. */
export function castChapters(cast: readonly Person[]): number[] {
  const numbers = cast.flatMap(({ chapters }) => chapters.map(({ number }) => number));
  return [...new Set(numbers)].toSorted((one, other) => one - other);
}
