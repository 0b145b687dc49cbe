import { LANGUAGES } from '../languages/find-language.ts';
import type { Gender } from '../languages/language.ts';

export type { Gender };

/** Titles in a cue; in prose each is as often all that somebody is called: "Grandma", "the Chief". */
const IN_CUES_ALONE: readonly (readonly [Gender, string])[] = [
  ['m', 'grandpa'],
  ['f', 'grandma auntie'],
  [null, 'justice pope chief commissioner secretary'],
];

/** Titles before a name in prose of any language, lower case, with the gender that each tells. */
export const TITLES: ReadonlyMap<string, Gender> = new Map(
  LANGUAGES.flatMap(({ titles }) => [...titles]),
);

/** Titles before a name in a cue: those of prose, and some more. */
export const CUE_TITLES: ReadonlyMap<string, Gender> = new Map([
  ...TITLES,
  ...IN_CUES_ALONE.flatMap(titlesOf),
]);

function titlesOf([gender, titles]: readonly [Gender, string]): (readonly [string, Gender])[] {
  return titles.split(/\s+/).map((title) => [title, gender] as const);
}

/** Titles that are written with a full stop, so that it does not end a sentence. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  `mr mrs ms dr prof insp supt capt col maj gen sgt lieut lt rev hon st messrs mme mlle esq jr
  sr sra srta hr`.split(/\s+/),
);
