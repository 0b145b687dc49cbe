/**
 * The words that number a book's divisions, in English, German, French, Spanish and Italian.
 * All are compared after `foldTitle`: lower case, no accents.
 */
export const CHAPTER_WORDS = [
  'chapter',
  'chap',
  'stave',
  'canto',
  'letter',
  'episode',
  'scene',
  'kapitel',
  'brief',
  'chapitre',
  'lettre',
  'capitulo',
  'capitolo',
  'carta',
  'lettera',
] as const;

/** Divisions that hold chapters. */
export const PART_WORDS = [
  'part',
  'book',
  'volume',
  'vol',
  'act',
  'section',
  'teil',
  'buch',
  'band',
  'akt',
  'partie',
  'livre',
  'tome',
  'acte',
  'parte',
  'libro',
  'tomo',
  'acto',
  'atto',
] as const;

/** Chapters that carry a name where others carry a number. */
export const NAMED_CHAPTERS = [
  'prologue',
  'epilogue',
  'interlude',
  'prolog',
  'epilog',
  'zwischenspiel',
  'intermede',
  'prologo',
  'epilogo',
  'interludio',
  'intermezzo',
  'the epilogue',
  'the prologue',
  'conclusion',
  'coda',
] as const;
