/**
 * Irregular English verbs: base, past and past participle, where past and participle differ. The
 * past of these is never a participle, so it is safe to take for the verb of its clause.
 */
const DIFFERENT = `arise arose arisen|awake awoke awoken|bear bore borne|begin began begun
bite bit bitten|blow blew blown|break broke broken|choose chose chosen|come came come
do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen
fly flew flown|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|give gave given
go went gone|grow grew grown|hide hid hidden|know knew known|lie lay lain|ride rode ridden
ring rang rung|rise rose risen|run ran run|see saw seen|shake shook shaken|shrink shrank shrunk
sing sang sung|sink sank sunk|speak spoke spoken|spring sprang sprung|steal stole stolen
stride strode stridden|swear swore sworn|swim swam swum|take took taken|tear tore torn
throw threw thrown|wake woke woken|wear wore worn|weave wove woven|write wrote written
become became become|overcome overcame overcome|undergo underwent undergone|mistake mistook mistaken
undertake undertook undertaken|withdraw withdrew withdrawn|tread trod trodden|drink drank drunk`;

/** Irregular verbs whose past is also their participle: which it is, the sentence must tell. */
const ALIKE = `bend bent|bind bound|bring brought|build built|burn burnt|buy bought|catch caught
cling clung|creep crept|deal dealt|dig dug|dream dreamt|feed fed|feel felt|fight fought|find found
flee fled|fling flung|get got|grind ground|hang hung|have had|hear heard|hold held|keep kept
kneel knelt|lay laid|lead led|lean leant|leap leapt|learn learnt|leave left|lend lent|light lit
lose lost|make made|mean meant|meet met|pay paid|say said|seek sought|sell sold|send sent
shine shone|shoot shot|sit sat|sleep slept|slide slid|sling slung|smell smelt|spend spent|spin spun
stand stood|stick stuck|strike struck|string strung|sweep swept|swing swung|teach taught|tell told
think thought|understand understood|weep wept|win won|wind wound|wring wrung|behold beheld
withhold withheld|spell spelt|spit spat|spill spilt`;

/** Verbs whose past looks like their base. */
const UNCHANGED =
  'read shed quit knit put set cut let hit shut hurt cost cast spread burst split thrust rid beat';

const rows = (table: string) => table.split(/[|\n]/).map((row) => row.trim().split(' '));
const column = (table: string, from: number) =>
  new Map(rows(table).map((row) => [row[from] ?? '', row[0] ?? '']));

/** Past forms that are never participles, with their base. */
export const PAST_ONLY: ReadonlyMap<string, string> = column(DIFFERENT, 1);
/** Participles that are never a past. */
export const PARTICIPLE_ONLY: ReadonlySet<string> = new Set(
  rows(DIFFERENT)
    .map((row) => row[2] ?? '')
    .filter((participle) => participle !== 'come' && participle !== 'run'),
);
/** Past forms that are participles too, with their base. */
export const PAST_OR_PARTICIPLE: ReadonlyMap<string, string> = column(ALIKE, 1);
export const PAST_LIKE_BASE: ReadonlySet<string> = new Set(UNCHANGED.split(' '));

const IRREGULAR_PRESENT: ReadonlyMap<string, string> = new Map([
  ['be', 'is'],
  ['have', 'has'],
  ['do', 'does'],
  ['go', 'goes'],
]);

/** The present of "he": takes, watches, carries. */
export function thirdPerson(base: string): string {
  const irregular = IRREGULAR_PRESENT.get(base);
  if (irregular !== undefined) return irregular;
  if (/(?:s|x|z|ch|sh)$/.test(base)) return `${base}es`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /[^aeiou]o$/.test(base) ? `${base}es` : `${base}s`;
}

/** A base of one syllable that doubles its last letter before "ed": "star" in "starred". */
const DOUBLES = /^[^aeiou]*[aeiou][^aeiouwxy]$/;

/**
 * The base whose regular past is `past`, starting from a guess; null where the guess is wrong.
 * "stared" is of "stare" even where the guess is "star".
 */
export function regularBase(guess: string, past: string): string | null {
  if (past === `${guess}ed` && DOUBLES.test(guess)) return `${guess}e`;
  return isRegularPast(guess, past) ? guess : null;
}

/** True when the regular past of `base` is `past`. */
function isRegularPast(base: string, past: string): boolean {
  if (past === `${base}ed` || (base.endsWith('e') && past === `${base}d`)) return true;
  if (/[^aeiou]y$/.test(base) && past === `${base.slice(0, -1)}ied`) return true;
  return past === `${base}${base.slice(-1)}ed`;
}
