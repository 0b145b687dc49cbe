import type { Gender } from '../languages/language.ts';

export type { Gender };

/** Titles that stand before a name, by the gender that they tell, without a full stop. */
const BY_GENDER: readonly (readonly [Gender, string])[] = [
  [
    'm',
    `mr mister sir lord master monsieur signor señor herr don count duke king prince baron marquis
    earl emperor father uncle brother grandfather squire abbé`,
  ],
  [
    'f',
    `mrs missus miss ms lady madame mme madam mademoiselle mlle signora signorina señora señorita
    dame countess duchess queen princess baroness marchioness empress aunt sister mother grandmother
    frau fräulein`,
  ],
  [
    null,
    `dr doctor professor prof inspector insp superintendent supt captain capt colonel col major maj
    general gen sergeant sgt lieutenant lieut lt corporal constable detective reverend rev judge
    senator president governor cousin nurse agent officer commander admiral bishop archbishop
    cardinal saint`,
  ],
];

/** Titles in a cue; in prose each is as often all that somebody is called: "Grandma", "the Chief". */
const IN_CUES_ALONE: readonly (readonly [Gender, string])[] = [
  ['m', 'grandpa'],
  ['f', 'grandma auntie'],
  [null, 'justice pope chief commissioner secretary'],
];

/** Titles before a name in prose, lower case, with the gender that each tells. */
export const TITLES: ReadonlyMap<string, Gender> = new Map(BY_GENDER.flatMap(titlesOf));

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
  sr`.split(/\s+/),
);
