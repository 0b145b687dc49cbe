/**
 * Ids of test/starts/data-*.sql. The first digits tell the kind: a user, b book, c chapter,
 * d plot overview, e character, 5 script, 7 video, 1 image, 2 audio; the last ones the number.
 */
const id = (kind: string, number: number): string =>
  `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const scriptId = (number: number): string => id('5', number);
export const videoId = (number: number): string => id('7', number);
export const imageId = (number: number): string => id('1', number);
export const audioId = (number: number): string => id('2', number);
export const chapterId = (number: number): string => id('c', number);
export const bookId = (number: number): string => id('b', number);

/** Owns books 1 and 2, chapters 1 to 4, characters Mara, Old Tom and the other Mara. */
export const INES = id('a', 1);
/** Owns book 3, chapters 5 and 6, character Vesna. */
export const BORIS = id('a', 2);

export const MARA = id('e', 1);
export const OLD_TOM = id('e', 2);
/** A character of Ines too, but of book 2. */
export const OTHER_MARA = id('e', 3);
/** Of Boris. */
export const VESNA = id('e', 4);
/** In character_ids of script 43, and nowhere else. */
export const NO_CHARACTER = 'f0000000-0000-4000-8000-00000000dead';
