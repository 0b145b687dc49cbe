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

/** Number words up to twenty; larger ones are written in figures or composed with a hyphen. */
export const NUMBER_WORDS = [
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen',
  'sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety',
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth',
  'fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth last final',
  'eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn',
  'sechzehn siebzehn achtzehn neunzehn zwanzig erste erster erstes zweite zweiter zweites dritte',
  'dritter drittes vierte vierter viertes funfte funfter funftes sechste sechster sechstes',
  'siebte siebter siebtes achte achter achtes neunte neunter neuntes zehnte zehnter zehntes',
  'un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
  'vingt premier premiere deuxieme seconde troisieme quatrieme cinquieme sixieme septieme huitieme',
  'neuvieme dixieme uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece',
  'catorce veinte primero primera segundo segunda tercero tercera cuarto cuarta quinto quinta',
  'sexto sexta septimo septima octavo octava noveno novena decimo decima ultimo ultima due tre',
  'quattro cinque sei sette otto nove dieci undici dodici venti primo prima secondo seconda terzo',
  'terza quarta sesto sesta settimo settima ottavo ottava nono nona',
]
  .join(' ')
  .split(' ');
