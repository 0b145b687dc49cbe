/** English numbers in order: the first is one, the last twenty. */
export const CARDINALS: readonly string[] =
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty`.split(/\s+/);

/**
 * Words that number the divisions of a book, in English, German, French, Spanish and Italian, lower
 * case and without accents. Larger numbers are written in figures or composed with a hyphen.
 */
export const NUMBER_WORDS: ReadonlySet<string> = new Set(
  [
    ...CARDINALS,
    'thirty forty fifty sixty seventy eighty ninety',
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
    .split(' '),
);
