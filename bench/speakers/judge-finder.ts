import { findCharacters } from '../../src/prose/names/find-characters.ts';
import { parseProse } from '../../src/prose/quotations/parse-prose.ts';
import type { MarkedNovel } from './corpus.ts';
import { comparable, standsFor } from './stands-for.ts';

/** How well the people of a novel are found. */
export interface FinderReport {
  majors: number;
  /** Major characters for whom nobody found stands. */
  missed: string[];
  /** Found characters that bear names of two marked ones: the one taken for, and the other. */
  merged: string[];
  /** Found by name, named often, and marked nowhere. */
  invented: string[];
}

/** Named less often, somebody may well be missing in the marking. */
const OFTEN = 10;
/** A marked character that says less is not missed in another. */
const SPEAKS = 5;

export function judgeFinder(novel: MarkedNovel): FinderReport {
  const found = findCharacters(parseProse(novel.text));
  const isRight = standsFor(novel, found);
  const covered = new Set(found.flatMap((each) => [...isRight(each)]));
  const majors = novel.characters.filter(({ category }) => category === 'major');
  const said = (name: string) => novel.quotes.filter(({ speaker }) => speaker === name).length;
  const merged = found.flatMap((each) => {
    const own = new Set([each.name, ...each.aliases].map(comparable));
    const right = isRight(each);
    return novel.characters
      .filter(({ name }) => !right.has(name) && !covered.has(name) && said(name) >= SPEAKS)
      .filter(({ name, aliases }) => [name, ...aliases].some((form) => own.has(comparable(form))))
      .map(({ name }) => `${name} in ${each.name}`);
  });
  const invented = found
    .filter((each) => each.mentions >= OFTEN && isRight(each).size === 0)
    .filter(({ aliases }) => !aliases.some((alias) => /^the \p{Ll}/u.test(alias)))
    .map(({ name }) => name);
  return {
    majors: majors.length,
    missed: majors.map(({ name }) => name).filter((name) => !covered.has(name)),
    merged: [...new Set(merged)],
    invented,
  };
}
