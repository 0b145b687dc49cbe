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
undertake undertook undertaken|bespeak bespoke bespoken|forsake forsook forsaken|overdo overdid overdone|foresee foresaw foreseen|withdraw withdrew withdrawn|tread trod trodden
forbid forbade forbidden|bid bade bidden|overtake overtook overtaken|befall befell befallen|slay slew slain
undo undid undone|partake partook partaken|smite smote smitten|strive strove striven|cleave clove cloven|overthrow overthrew overthrown|forbear forbore forborne|thrive throve thriven
outdo outdid outdone|outgrow outgrew outgrown|overrun overran overrun|outrun outran outrun|rewrite rewrote rewritten
forswear forswore forsworn|bestride bestrode bestridden|beget begot begotten|betake betook betaken`;

/** Irregular verbs whose past is also their participle: which it is, the sentence must tell. */
const ALIKE = `bend bent|bind bound|bring brought|build built|burn burnt|buy bought|catch caught
cling clung|creep crept|deal dealt|dig dug|dream dreamt|feed fed|feel felt|fight fought|find found
flee fled|fling flung|get got|grind ground|hang hung|have had|hear heard|hold held|keep kept
kneel knelt|lay laid|lead led|lean leant|leap leapt|learn learnt|leave left|lend lent|light lit
lose lost|make made|mean meant|meet met|pay paid|say said|seek sought|sell sold|send sent
shine shone|shoot shot|sit sat|sleep slept|slide slid|sling slung|slink slunk|smell smelt|spend spent|spin spun
stand stood|stick stuck|strike struck|sting stung|string strung|sweep swept|swing swung
teach taught|tell told|think thought|understand understood|weep wept|win won|wind wound|wring wrung|behold beheld
withhold withheld|spell spelt|spit spat|spill spilt|overhear overheard|dwell dwelt|foretell foretold|overhang overhung|uphold upheld|withstand withstood|misunderstand misunderstood|breed bred|bleed bled|speed sped
repay repaid|mislay mislaid|mislead misled|rebuild rebuilt|unwind unwound|retell retold|beseech besought
oversleep overslept|overlay overlaid|waylay waylaid|unbend unbent|relight relit|outshine outshone|spoil spoilt`;

/** Verbs whose past looks like their base. */
const UNCHANGED =
  'read shed quit knit put set upset cut let hit shut hurt cost cast spread burst split thrust rid beat';

const rows = (table: string) => table.split(/[|\n]/).map((row) => row.trim().split(' '));
const column = (table: string, from: number) =>
  new Map(rows(table).map((row) => [row[from] ?? '', row[0] ?? '']));

/** Past forms that are never participles, with their base. */
export const PAST_ONLY: ReadonlyMap<string, string> = column(DIFFERENT, 1);
/** Participles that are never a past, with their base; `come` and `run` are the present as often. */
export const PARTICIPLE_ONLY: ReadonlyMap<string, string> = new Map(
  [...column(DIFFERENT, 2)].filter(([form]) => form !== 'come' && !/run$/.test(form)),
);
/** Past forms that are participles too, with their base. */
export const PAST_OR_PARTICIPLE: ReadonlyMap<string, string> = column(ALIKE, 1);
export const PAST_LIKE_BASE: ReadonlySet<string> = new Set(UNCHANGED.split(' '));

/** Bases, and nouns, that only look like a past. */
export const LOOKS_PAST =
  /^(?:need|feed|bleed|breed|speed|seed|weed|heed|exceed|proceed|succeed|embed|steed|shed|wed|shred|sled|indeed|sacred|hatred|kindred|naked|wicked|rugged|ragged|wretched)$/;

export function isIrregularPast(word: string): boolean {
  return PAST_ONLY.has(word) || PAST_OR_PARTICIPLE.has(word);
}

/** The base of any form above: `take` of `took` and of `taken`; undefined for any other word. */
export function irregularBase(word: string): string | undefined {
  return PAST_ONLY.get(word) ?? PAST_OR_PARTICIPLE.get(word) ?? PARTICIPLE_ONLY.get(word);
}
