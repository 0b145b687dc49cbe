import type { TextSpan } from '../../prose/sentences/text-span.ts';
import type { Gender } from '../../prose/words/titles.ts';
import type { LookAttribute } from './look.ts';
import { AGE_NUMBER, AGES, BUILDS, BUILDS_OF_PEOPLE, PEOPLE, PHRASES } from './look-words.ts';

/** Words that stand for somebody, by their place in the prose. */
export interface LookRef extends TextSpan {
  kind: 'name' | 'role' | 'pointer' | 'pronoun' | 'first' | 'unknown';
  /** Index of the character; null where the words alone do not tell. */
  character: number | null;
  gender: Gender;
  possessive: boolean;
}

export interface SeenPhrase extends TextSpan {
  attribute: LookAttribute;
  owner: number;
  confidence: number;
}

interface Owner {
  owner: number;
  confidence: number;
}

/** How sure it is whose a look is, by what ties the two. */
const CONFIDENCE = {
  name: 0.9,
  role: 0.75,
  /** The only one of the sentence whom the pronoun can mean. */
  pronoun: 0.85,
  /** The same, whose gender nothing shows. */
  unsureGender: 0.6,
  /** The only one of a sentence before. */
  earlier: 0.7,
  narrator: 0.8,
};

const NEGATED = /\b(?:no|not|never|without|neither|nor|hardly|scarcely)(?: \p{L}+)? ?$/iu;
const POSSESSIVE = /(?:^|[\s(—–])(?:his|her|my)\s$|[’']s?\s$/i;
/** What ties a phrase to whoever stands before it, with what may lie between. */
const WEARS =
  /(?<![\p{L}-])(?:wore|wears|wearing|dressed in|clad in|wrapped in|put on|puts on|pulled on|had on|has on|donned|carried|carries|carrying|leaned on|leant on|leaning on|smoked|smoking)\b(?<between>[^.;:!?"“”()]{0,70})$/iu;
const HAS =
  /(?<![\p{L}-])(?:had|has)\b(?! (?:been|seen|come|gone|to|taken|given))(?<between>[^.;:!?"“”()]{0,60})$/iu;
const WITH = /(?<![\p{L}-])(?<how>with|in)\b(?<between>[^.;:!?"“”()]{0,60})$/iu;
/** Between a verb and what it is about nothing of another clause may stand. */
const OTHER_CLAUSE =
  /\b(?:was|were|is|are|that|which|who|whose|when|while|then|but|to|as|if|because|said|like|than|for|at|of (?:the|a))\b|,\s(?:he|she|they|it)\b/i;

const ADJECTIVES = `(?:(?:very |rather |\\p{Ll}+ly )?[\\p{Ll}-]+,? (?:and )?){0,4}?`;
/** "a tall thin old man", with the adjectives and the noun apart. */
const PERSON = new RegExp(
  `(?<![\\p{L}-])(?:an?|the|this|that)\\s(?<adjectives>${ADJECTIVES})(?<noun>${PEOPLE})(?![\\p{L}-])(?<age> (?:of|aged|about) (?:about |some |perhaps )?${AGE_NUMBER}(?![\\p{L}-]))?`,
  'gu',
);
const COPULA =
  /(?<![\p{L}-])(?:was|is|had been|has been|became|remained|looked like|seemed)\s(?:still |now |already |only |just |indeed |clearly )?$/iu;
const NAMED_BEHIND = /^,? (?:named|called|by the name of) /;
const ADVERBS = `(?:(?:very|quite|rather|so|too|a little|nearly|almost|about|only|just|still|now|already|unusually|extremely|remarkably) )*`;
const BUILD_LIST = `(?:${BUILDS})(?:(?:, | and |, and | but )(?:very |rather )?(?:${BUILDS}))*`;
const IS_BUILT = new RegExp(
  `^(?:,[^,.;]{3,40},)? (?:was|is|had grown|looked|seemed|had become) ${ADVERBS}(?<words>${BUILD_LIST})(?![\\p{L}-])`,
  'iu',
);
const IS_AGED = new RegExp(
  `^ (?:was|is|had just turned|had turned|turned) ${ADVERBS}(?<words>${AGE_NUMBER}(?: years old| years of age)?|(?:very )?old|elderly|middle-aged|young)(?=[.,;!]| and | but |$| when| that| at the time| then)`,
  'iu',
);
const IS_BALD =
  /^ (?:was|is|had gone) (?:\p{L}+ly |quite |almost |completely )?(?<words>bald|clean-shaven|bearded|freckled|grey-haired|red-haired|white-haired|dark-haired|fair-haired)(?![\p{L}-])/iu;
const HAIR_IS =
  /^ (?<words>hair|beard|moustache|eyes|skin) (?:was|were|is|are|had (?:gone|turned)) (?:\p{L}+ly |quite |very |almost |already |still )?(?<how>(?:long|short|thick|thin|curly|straight|wild|wavy|red|ginger|auburn|blonde?|fair|golden|brown|black|dark|gr[ea]y|silver|white|blue|green|hazel|pale|freckled|wrinkled|weathered|tanned)(?:(?:, | and |, and )(?:long|short|thick|thin|curly|straight|wild|wavy|red|ginger|auburn|blonde?|fair|golden|brown|black|dark|gr[ea]y|silver|white|blue|green|hazel|pale))*)(?![\p{L}-])(?! with (?:fear|anger|rage|dust|snow|tears|shock))/iu;
const LEADS_UP = /^(?:In|On|At|With|Behind|Beside|Under|Before|Against|Among|There|Near|By|Upon)\b/;
const STANDS_THERE = /, (?:there )?(?:sat|stood|lay|came|was|hung|knelt|waited|walked) $/;
const AGE_WORD = new RegExp(`(?<![\\p{L}-])(?:very )?(?:${AGES})(?![\\p{L}-])`, 'iu');
const BUILD_WORDS = new RegExp(
  `(?<![\\p{L}-])(?:${BUILDS_OF_PEOPLE})(?:(?:, | and | )(?:${BUILDS_OF_PEOPLE}))*(?![\\p{L}-])`,
  'iu',
);
const HAIRED = /(?<![\p{L}-])(?:\p{L}+-haired|bald|bald-headed)(?![\p{L}-])/iu;
const BEARDED = /(?<![\p{L}-])(?:(?:\p{L}+-)?bearded|clean-shaven|moustached)(?![\p{L}-])/iu;
const SKINNED =
  /(?<![\p{L}-])(?:freckled|\p{L}+-skinned|\p{L}+-faced|weather-beaten)(?![\p{L}-])/iu;
const WITHIN_PERSON: readonly (readonly [LookAttribute, RegExp])[] = [
  ['age', AGE_WORD],
  ['build', BUILD_WORDS],
  ['hair', HAIRED],
  ['beard', BEARDED],
  ['skin', SKINNED],
];

/** One sentence of narration, and whose looks it tells. */
export class LookSentence {
  readonly #prose: string;
  readonly #span: TextSpan;
  readonly #refs: readonly LookRef[];
  readonly #quotations: readonly TextSpan[];
  readonly #before: readonly LookSentence[];

  constructor(
    prose: string,
    span: TextSpan,
    refs: readonly LookRef[],
    quotations: readonly TextSpan[],
    before: readonly LookSentence[],
  ) {
    this.#prose = prose;
    this.#span = span;
    this.#refs = refs;
    this.#quotations = quotations;
    this.#before = before;
  }

  phrases(): SeenPhrase[] {
    const seen = [...this.#ofThings(), ...this.#ofPeople(), ...this.#ofRefs()];
    // Of "beard" and "beard was white" the longer tells all.
    const whole = seen.filter(
      (one) =>
        !seen.some(
          (other) =>
            other !== one && other.start <= one.start && other.end >= one.end && wider(other, one),
        ),
    );
    return whole.sort((one, other) => one.start - other.start);
  }

  get #text(): string {
    return this.#prose.slice(this.#span.start, this.#span.end);
  }

  /** "her grey coat", "wore a grey coat", "a man with a grey beard". */
  #ofThings(): SeenPhrase[] {
    const text = this.#text;
    const seen: SeenPhrase[] = [];
    for (const [attribute, pattern] of PHRASES) {
      for (const match of text.matchAll(pattern)) {
        const start = this.#span.start + match.index;
        if (this.#isQuoted(start)) continue;
        const owned = this.#ownerOfThing(text.slice(0, match.index), start, match[0]);
        if (owned !== null) seen.push({ ...owned, attribute, start, end: start + match[0].length });
      }
    }
    return seen;
  }

  #isQuoted(at: number): boolean {
    return this.#quotations.some(({ start, end }) => start <= at && at < end);
  }

  #ownerOfThing(before: string, start: number, phrase: string): Owner | null {
    if (NEGATED.test(before.replace(/\b(?:an?|the|any)\s$/i, ''))) return null;
    if (POSSESSIVE.test(before)) {
      const ref = this.#refs.findLast((each) => each.possessive && each.end <= start);
      const near = ref !== undefined && start - ref.end <= 1;
      // "his cap" said of a thing that only lies there is still his.
      return near ? this.#resolve(ref) : null;
    }
    // A thing alone is nobody's: "coat", "old stick".
    return (
      this.#ownerByVerb(before, WEARS) ??
      this.#ownerByHas(before, phrase) ??
      this.#ownerByWith(before)
    );
  }

  #ownerByHas(before: string, phrase: string): Owner | null {
    // "had a coat" may have it elsewhere; what grows on somebody is there.
    if (
      !/(?:hair|curls|locks|braids?|plaits?|ringlets|head|beard|whiskers|m[ou]+staches?|eyes|face|skin|complexion|cheeks|freckles|stubble|pigtails|mane|spectacles|scar.*)$/i.test(
        phrase,
      )
    )
      return null;
    return this.#ownerByVerb(before, HAS);
  }

  #ownerByVerb(before: string, verb: RegExp): Owner | null {
    const match = verb.exec(before);
    if (match === null || OTHER_CLAUSE.test(match.groups?.between ?? '')) return null;
    const at = this.#span.start + match.index;
    if (NEGATED.test(before.slice(0, match.index)) || this.#isQuoted(at)) return null;
    return this.#subjectBefore(at);
  }

  #subjectBefore(at: number): Owner | null {
    const ref = this.#refs.findLast((each) => each.end <= at && !each.possessive);
    if (ref === undefined) return null;
    const between = this.#prose.slice(ref.end, at);
    if (/[;:—–]|\b(?:and the|but the|it|they)\b/.test(between)) return null;
    return this.#resolve(ref) ?? this.#ownerOfNoun(ref);
  }

  /** "a thin man with red hair", "Mara, in a blue coat". */
  #ownerByWith(before: string): Owner | null {
    const match = WITH.exec(before);
    if (match === null || OTHER_CLAUSE.test(match.groups?.between ?? '')) return null;
    const at = this.#span.start + match.index;
    const ref = this.#refs.findLast((each) => each.end <= at);
    if (ref === undefined || ref.possessive) return null;
    const between = this.#prose.slice(ref.end, at);
    const age = new RegExp(`^ of (?:about |some )?${AGE_NUMBER}$`, 'i');
    if (!/^,?$/.test(between.trim()) && !age.test(between.trimEnd())) return null;
    return ref.kind === 'pointer' || ref.kind === 'role'
      ? this.#ownerOfNoun(ref)
      : this.#resolve(ref);
  }

  /** "a tall old man": whom the noun is said of. */
  #ofPeople(): SeenPhrase[] {
    const text = this.#text;
    const seen: SeenPhrase[] = [];
    for (const match of text.matchAll(PERSON)) {
      const start = this.#span.start + match.index;
      if (this.#isQuoted(start)) continue;
      const { adjectives = '', age } = match.groups ?? {};
      const owned = this.#ownerOfNoun({ start, end: start + match[0].length - (age?.length ?? 0) });
      if (owned === null) continue;
      const from = start + match[0].indexOf(adjectives, match[0].indexOf(' '));
      for (const [attribute, pattern] of WITHIN_PERSON) {
        const found = pattern.exec(adjectives);
        if (found === null) continue;
        const at = from + found.index;
        seen.push({ ...owned, attribute, start: at, end: at + found[0].length });
      }
      if (age !== undefined) {
        const end = start + match[0].length;
        seen.push({ ...owned, attribute: 'age', start: end - age.length + 1, end });
      }
    }
    return seen;
  }

  /** Whom a noun means: the subject of its "was", the name beside it, or a role of the cast. */
  #ownerOfNoun(noun: TextSpan): Owner | null {
    const whole = this.#withDeterminer(noun);
    const beside = this.#nameBeside(whole);
    if (beside !== null) return beside;
    const before = this.#prose.slice(this.#span.start, whole.start);
    const copula = COPULA.exec(before);
    if (copula !== null) {
      const at = this.#span.start + copula.index;
      const ref = this.#refs.findLast((each) => each.end <= at);
      if (ref === undefined || ref.possessive || at - ref.end > 1) return null;
      return this.#resolve(ref);
    }
    const role = this.#refs.find(
      (each) => each.kind === 'role' && each.start < whole.end && each.end >= whole.end,
    );
    return role?.character == null ? null : { owner: role.character, confidence: CONFIDENCE.role };
  }

  #withDeterminer({ start, end }: TextSpan): TextSpan {
    const before = this.#prose.slice(this.#span.start, start);
    const lead = /(?:^|[\s"“‘(])(?<np>(?:an?|the|this|that)\s(?:[\p{Ll}-]+,? ){0,5})$/iu.exec(
      before,
    );
    return lead === null ? { start, end } : { start: start - (lead.groups?.np?.length ?? 0), end };
  }

  /** "Crake, a neat man", "a neat man named Crake", "the surveyor, Mr. Crake,". */
  #nameBeside({ start, end }: TextSpan): Owner | null {
    const behind = this.#prose.slice(end, Math.min(this.#span.end, end + 40));
    const named = NAMED_BEHIND.exec(behind);
    const before = this.#refs.findLast((each) => each.kind === 'name' && each.end <= start);
    if (
      before !== undefined &&
      !before.possessive &&
      /^, $/.test(this.#prose.slice(before.end, start))
    )
      return this.#resolve(before);
    const at = end + (named?.[0].length ?? (behind.startsWith(', ') ? 2 : Number.NaN));
    const after = this.#refs.find((each) => each.kind === 'name' && each.start === at);
    if (after === undefined || after.possessive) return null;
    const closes = named !== null || /^[,.;!?]/.test(this.#prose.slice(after.end, after.end + 1));
    return closes ? this.#resolve(after) : null;
  }

  /** What is said straight behind a name or pronoun: "Mara was fourteen", "his hair was white", "old Tobias". */
  #ofRefs(): SeenPhrase[] {
    return this.#refs.flatMap((ref) => {
      const behind = this.#prose.slice(ref.end, this.#span.end);
      const owner = () => this.#resolve(ref);
      if (ref.possessive) return this.#tell('hair', HAIR_IS, ref, behind, owner);
      return [
        ...this.#tell('build', IS_BUILT, ref, behind, owner),
        ...this.#tell('age', IS_AGED, ref, behind, owner),
        ...this.#tell('hair', IS_BALD, ref, behind, owner),
        ...this.#beforeName(ref, owner),
      ];
    });
  }

  #tell(
    attribute: LookAttribute,
    pattern: RegExp,
    ref: LookRef,
    behind: string,
    owner: () => Owner | null,
  ): SeenPhrase[] {
    // "Since he was twenty" tells of another time.
    const then = /\b(?:since|when|until|till|if|though|before|after)\s$/i;
    if (then.test(this.#prose.slice(Math.max(this.#span.start, ref.start - 12), ref.start)))
      return [];
    const match = pattern.exec(behind);
    const { words, how } = match?.groups ?? {};
    if (match === null || words === undefined) return [];
    const owned = owner();
    if (owned === null) return [];
    const at =
      how === undefined
        ? match[0].indexOf(words, match[0].length - words.length)
        : match[0].indexOf(words);
    const start = ref.end + at;
    return [
      { ...owned, attribute: attributeOf(words, attribute), start, end: ref.end + match[0].length },
    ];
  }

  #beforeName(ref: LookRef, owner: () => Owner | null): SeenPhrase[] {
    if (ref.kind !== 'name') return [];
    const before = this.#prose.slice(this.#span.start, ref.start);
    // The old Venn place is no old Venn.
    const match =
      /(?<!\b(?:[Tt]he|[Aa]n?|[Tt]hat|[Tt]his)\s)(?<![\p{L}-])(?<word>old|young|elderly|little|tall|fat|stout|thin|bald|bearded)\s$/u.exec(
        before,
      );
    const word = match?.groups?.word;
    const owned = word === undefined ? null : owner();
    if (word === undefined || owned === null) return [];
    const start = ref.start - 1 - word.length;
    const attribute = /old|young|elderly/.test(word) ? 'age' : attributeOf(word, 'build');
    return [{ ...owned, attribute, start, end: start + word.length }];
  }

  /** Whom words mean; null where more than one can be meant, or nobody is known. */
  #resolve(ref: LookRef): Owner | null {
    if (ref.kind === 'first')
      return ref.character === null
        ? null
        : { owner: ref.character, confidence: CONFIDENCE.narrator };
    if (ref.character !== null) {
      const confidence = ref.kind === 'name' ? CONFIDENCE.name : CONFIDENCE.role;
      return { owner: ref.character, confidence };
    }
    if (ref.kind !== 'pronoun' || ref.gender === null) return null;
    const here = this.#candidates(ref.gender, ref.start);
    if (here.length > 0) return only(here, CONFIDENCE.pronoun);
    const behind = this.#namedBehind(ref);
    if (behind !== null) return behind;
    for (const sentence of this.#before) {
      const there = sentence.#candidates(ref.gender, Number.POSITIVE_INFINITY);
      if (there.length > 0) return only(there, CONFIDENCE.earlier);
    }
    return null;
  }

  /** "With blood on his white beard, there sat the captain": whom such a sentence leads up to. */
  #namedBehind(ref: LookRef): Owner | null {
    const start = this.#prose.slice(this.#span.start, this.#span.start + 12);
    if (!LEADS_UP.test(start)) return null;
    const next = this.#refs.find((each) => each.start > ref.end && each.kind === 'name');
    if (next === undefined || next.character === null || next.possessive) return null;
    if (next.gender !== null && next.gender !== ref.gender) return null;
    const before = this.#prose.slice(ref.end, next.start);
    return STANDS_THERE.test(before)
      ? { owner: next.character, confidence: CONFIDENCE.earlier }
      : null;
  }

  /** Those named before a place whom a pronoun of a gender can mean; a stranger counts as well. */
  #candidates(gender: Gender, before: number): LookRef[] {
    const able = this.#refs.filter(
      (ref) =>
        ref.start < before &&
        ref.kind !== 'pronoun' &&
        ref.kind !== 'first' &&
        (ref.gender === gender || ref.gender === null),
    );
    const named = new Map(able.map((ref) => [ref.character ?? `${ref.start}`, ref]));
    return [...named.values()];
  }
}

function wider(one: SeenPhrase, other: SeenPhrase): boolean {
  return one.attribute === other.attribute && one.end - one.start > other.end - other.start;
}

function only(candidates: readonly LookRef[], confidence: number): Owner | null {
  const [first, ...others] = candidates;
  if (first?.character == null || others.length > 0) return null;
  const sure = first.gender === null ? Math.min(confidence, CONFIDENCE.unsureGender) : confidence;
  return { owner: first.character, confidence: sure };
}

/** By the word itself, where a pattern reads several. */
function attributeOf(words: string, otherwise: LookAttribute): LookAttribute {
  if (/beard|moustache|shaven/i.test(words)) return 'beard';
  if (/eyes/i.test(words)) return 'eyes';
  if (/skin|face|freckled/i.test(words)) return 'skin';
  return /hair|bald/i.test(words) ? 'hair' : otherwise;
}
