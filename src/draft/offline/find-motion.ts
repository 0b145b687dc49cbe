import { type Heads, headsOf, leads } from './read-way.ts';

/** Somebody goes somewhere, in a sentence of narration. */
export interface Motion {
  mover: Mover;
  /** Where the way leads in a word, when it leads to no named place. */
  heads: Heads | null;
  /** "Came": towards where the story is, so that "came in" leaves the scene where it is. */
  comes: boolean;
  /** The verb and the way behind it: "went up the stairs to her room". */
  way: string;
}

/** Who goes: the teller (alone or not), several, one person, or something else ("the clerk", "the door"). */
export type Mover = 'teller' | 'several' | 'one' | 'other';

const set = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Verbs of going, in the past. */
const GOES =
  set(`reached entered re-entered regained gained arrived returned came went got ran walked hurried
rushed hastened strode stepped passed slipped crept stole climbed descended ascended mounted turned drove rode
dashed flew fled galloped cantered cycled sailed rowed travelled traveled journeyed proceeded repaired retired
withdrew retreated wandered strolled sauntered marched trotted tramped trudged plodded limped hobbled stumbled
staggered scrambled crawled bounded darted sprang leapt plunged swept burst bustled glided tripped danced moved
made started departed issued emerged sallied filed trooped adjourned alighted landed left quitted crossed
approached stopped halted followed escaped rattled whirled stalked tiptoed groped clambered pushed set drew pulled
penetrated neared opened found picked threaded wended forced betook rejoined skirted traversed vanished disappeared dived ventured pursued shuffled shambled
lumbered scuttled scurried scampered raced sped skipped jumped`);
/** Only with one of these behind it does such a verb go anywhere. */
const NEEDS_WAY =
  set(`opened found picked threaded wended forced got made moved turned set drew pulled pushed started stopped halted sprang leapt burst swept
followed danced plunged jumped dived bounded started left groped`);
/** Verbs of bringing, in the past: who is brought goes there too. */
const BRINGS =
  set(`led took brought carried conducted ushered showed shown shewn shewed dragged hurried guided
accompanied escorted attended drove driven bore borne taken thrust pushed helped drew marched hustled summoned called`);
const PARTICIPLES =
  set(`reaching entering arriving returning crossing descending climbing running going coming
leaving passing turning hurrying mounting ascending regaining gaining emerging alighting stepping quitting
reached entered arrived returned crossed climbed left`);
/** Verbs of being on the way: "They were now approaching". */
const GOING =
  set(`approaching nearing entering crossing passing climbing descending mounting driving walking riding
hurrying travelling traveling running going returning strolling wandering leaving following sailing rowing
rattling rolling speeding creeping groping retracing making pacing`);
const AFTER_TIME = set('when as after before once while until till directly immediately');
/** "By six they had reached": they are there. */
const BY_THEN = /^(?:by|before) (?!then\b)/i;
/** What has been reached is where they are. */
const REACHED = set('reached arrived regained gained');
const TOWARDS = set('into down up through across out along upstairs downstairs back');
const OTHERS =
  set(`who which that whose whom where whence wherever if whether though although because
lest unless than how why what since had not never would could should might may must will shall to cannot be been`);
const AND = set('and but then so or yet');
/** These begin a clause wherever they stand. */
const OPENS = set('when while as who which whose whom where whence until till because if');
/** "Into that house": here it opens nothing. */
const POINTS = set('into in to at on of from through by for with up down along across over');
const TELLER = set('i we us');
const SEVERAL = set('they both all everyone everybody everything none');
const ONE = set('he she one somebody someone nobody');
const DETERMINERS =
  set(`the a an this that these those my our his her their your its some two three four five
several many another each every no`);
const NUMBERS = set('two three four five six several many both all these those some');
/** What carries people: where it goes, they go. */
const CARRIES = set(
  'cab train carriage hansom coach car motor omnibus bus tram boat ship steamer taxi brougham',
);
/** Whom a story may follow without a name. */
const PERSONS = set('man woman boy girl lady gentleman child youth lad fellow stranger');
const TITLES = set('mr mrs dr st messrs');
const PREPOSITIONS =
  set(`in into inside to through up down along across over out from at on upon towards toward
back away off past round around by behind under before between beyond within outside onto till until again
straight right home`);
/** Habits are no event. */
const HABIT =
  /\b(?:always|usually|generally|sometimes|often|used to|would|every (?:day|morning|evening|night|week)|never)\b/iu;

const TOKEN = /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*|[,;:.!?()—–]|--/gu;
/** So close before the verb a habit is told. */
const HABIT_ZONE = 60;
/** A movement so far into a sentence is not what the sentence is about. */
const WINDOW = 400;
/** So far behind the verb is the way told. */
const WAY = 140;

/** "Into the garden they went." */
const WAY_FIRST = /^(?:to|into|up|down|through|across|along|out)$/;

interface Word {
  text: string;
  lower: string;
  at: number;
}

interface Clause {
  words: Word[];
}

/** The movements of people that a sentence tells as done, in order; not what they had done, might do or always do. */
export function findMotions(sentence: string): Motion[] {
  const head = sentence.slice(0, WINDOW);
  const motions: Motion[] = [];
  let subject: { mover: Mover; had: boolean } | null = null;
  const clauses = clausesOf(head);
  for (const [i, { words }] of clauses.entries()) {
    const read = readClause(words, subject, i === 0, BY_THEN.test(head));
    if (read === null) continue;
    if (read.subject !== null) subject = read.subject;
    if (read.verb === null) continue;
    const start = words[read.verb]?.at ?? 0;
    // "To the theatre they all went": the way stands before.
    const isInverted = WAY_FIRST.test(words[0]?.lower ?? '') && read.verb > 2;
    const way = wayFrom(sentence, clauses, i, isInverted ? (words[0]?.at ?? start) : start);
    const mover = read.mover ?? nextMover(clauses, i);
    if (mover === null || HABIT.test(head.slice(Math.max(0, start - HABIT_ZONE), start))) continue;
    const verb = words[read.verb]?.lower ?? '';
    const motion = { mover, heads: headsOf(way), comes: verb === 'came', way };
    if (motion.heads !== null || !NEEDS_WAY.has(verb) || leads(way)) motions.push(motion);
  }
  return motions;
}

function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [{ words: [] }];
  let before = '';
  const tokens = [...text.matchAll(TOKEN)];
  for (const [i, { 0: token, index }] of tokens.entries()) {
    const lower = token.toLowerCase();
    const isMark = !/[\p{L}\p{N}]/u.test(token);
    if (token === '.' && TITLES.has(before)) continue;
    const last = clauses.at(-1);
    if (isMark || AND.has(lower)) {
      if (last === undefined || last.words.length > 0) clauses.push({ words: [] });
    } else if (
      last !== undefined &&
      last.words.length > 0 &&
      opensClause(lower, before, tokens[i + 1]?.[0])
    ) {
      clauses.push({ words: [{ text: token, lower, at: index }] });
    } else last?.words.push({ text: token, lower, at: index });
    before = lower;
  }
  return clauses;
}

function opensClause(lower: string, before: string, next = ''): boolean {
  // "Before she came", but "before the house".
  if (lower === 'before' || lower === 'after' || lower === 'than')
    return /^(?:I|we|he|she|they|it)$/.test(next);
  if (lower === 'that') return !POINTS.has(before);
  // "As soon as" is one.
  return (
    OPENS.has(lower) && !(lower === 'as' && /^(?:soon|well|much|far|long|such|so)$/.test(before))
  );
}

interface ReadClause {
  subject: { mover: Mover; had: boolean } | null;
  /** Null where only the next clause tells: "Entering the hall, she". */
  mover: Mover | null;
  verb: number | null;
}

function readClause(
  words: Word[],
  carried: { mover: Mover; had: boolean } | null,
  isFirst: boolean,
  byThen: boolean,
): ReadClause | null {
  const opening = words[0]?.lower ?? '';
  if (OTHERS.has(opening) && !WAY_FIRST.test(opening)) return null;
  const timed = words.findIndex(({ lower }) => AFTER_TIME.has(lower));
  const isTimed =
    timed === 0 ||
    (timed === 1 && /^(?:just|only|soon|even|long|shortly)$/.test(words[0]?.lower ?? ''));
  let at = isTimed ? timed + 1 : 0;
  // "As soon as": the subject stands behind the second "as".
  if (isTimed && words[at]?.lower === 'soon') at += 2;
  const going = isFirst && !isTimed ? participleIn(words) : null;
  if (going !== null) return { subject: null, mover: null, verb: going };
  const found = subjectIn(words, at);
  const own = found === null ? carried : { mover: found.mover, had: false };
  if (own === null) return null;
  let had = found === null && own.had;
  for (let i = found?.end ?? at; i < words.length; i++) {
    const lower = words[i]?.lower ?? '';
    if (lower === 'had') had = true;
    else if (OTHERS.has(lower)) return { subject: { ...own, had }, mover: null, verb: null };
    if (had && !isTimed && !byThen && !REACHED.has(lower)) continue;
    const isPassive = /^(?:was|were|is|are)$/.test(words[i - 1]?.lower ?? '');
    if (
      GOING.has(lower) &&
      words
        .slice(Math.max(0, i - 3), i)
        .some(({ lower: each }) => each === 'was' || each === 'were')
    )
      return { subject: { ...own, had: false }, mover: own.mover, verb: i };
    if (GOES.has(lower) && !isNoun(words[i - 1]))
      return { subject: { ...own, had: false }, mover: own.mover, verb: i };
    if (BRINGS.has(lower) && (isPassive || bringsPeople(words, i)))
      return { subject: { ...own, had: false }, mover: isPassive ? own.mover : 'several', verb: i };
  }
  return { subject: { ...own, had }, mover: null, verb: null };
}

/** "On entering the hall": before it nothing but this. */
function participleIn(words: Word[]): number | null {
  const going = words.slice(0, 3).findIndex(({ lower }) => PARTICIPLES.has(lower));
  const isLed = words
    .slice(0, going)
    .every(({ lower }) => /^(?:on|upon|after|having)$/.test(lower));
  return going !== -1 && isLed ? going : null;
}

/** "The left", "his left": no verb. */
function isNoun(before: Word | undefined): boolean {
  return (
    before !== undefined && DETERMINERS.has(before.lower) && !/^(?:all|both)$/.test(before.lower)
  );
}

function bringsPeople(words: Word[], verb: number): boolean {
  const object = words[verb + 1];
  if (object === undefined) return false;
  if (
    /^(?:me|us|it|him|her|them|himself|herself|themselves|myself|ourselves)$/.test(object.lower)
  ) {
    const next = words[verb + 2]?.lower ?? '';
    return PREPOSITIONS.has(next) || /^(?:upstairs|downstairs|indoors)$/.test(next);
  }
  if (CARRIES.has(words[verb + 2]?.lower ?? '')) return true;
  // "Marched the unwilling girl down to the gate."
  if (DETERMINERS.has(object.lower))
    return words.slice(verb + 3, verb + 6).some(({ lower }) => TOWARDS.has(lower));
  if (object.lower === 'way') return true;
  return /^\p{Lu}/u.test(object.text) || PREPOSITIONS.has(object.lower);
}

function subjectIn(words: Word[], from: number): { mover: Mover; end: number } | null {
  const isInverted = WAY_FIRST.test(words[from]?.lower ?? '');
  const limit = Math.min(words.length, from + (isInverted ? 10 : 7));
  for (let i = from; i < limit; i++) {
    const word = words[i];
    if (word === undefined) break;
    const { lower, text } = word;
    if (i === from && isInverted) continue;
    if (OTHERS.has(lower) || (i === from && (GOES.has(lower) || BRINGS.has(lower)))) return null;
    if (TELLER.has(lower)) return { mover: 'teller', end: i + 1 };
    if (SEVERAL.has(lower)) return { mover: 'several', end: i + 1 };
    if (ONE.has(lower)) return { mover: 'one', end: i + 1 };
    if (DETERMINERS.has(lower) && !isInverted) {
      const noun = nounAt(words, i + 1);
      if (noun === null) continue;
      const isMany = NUMBERS.has(lower) || noun.many;
      const lone = PERSONS.has(noun.noun) ? 'one' : 'other';
      return { mover: isMany || CARRIES.has(noun.noun) ? 'several' : lone, end: noun.end };
    }
    if (/^\p{Lu}/u.test(text) && !PREPOSITIONS.has(lower) && !/ly$/.test(lower)) {
      let end = i + 1;
      while (end < words.length && /^\p{Lu}/u.test(words[end]?.text ?? '')) end++;
      if (end > i + 1 || i > 0 || isVerbish(words[end])) return { mover: 'one', end };
    }
  }
  return null;
}

function isVerbish(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (GOES.has(word.lower) ||
      BRINGS.has(word.lower) ||
      /(?:ed|ly|was|were|had|then)$/.test(word.lower))
  );
}

/** The last of up to three words before a verb: "the two little girls hastened". */
function nounAt(words: Word[], from: number): { noun: string; many: boolean; end: number } | null {
  for (let i = from; i < Math.min(words.length, from + 4); i++) {
    const lower = words[i]?.lower ?? '';
    if (TELLER.has(lower) || SEVERAL.has(lower) || ONE.has(lower)) return null;
    const next = words[i + 1]?.lower ?? '';
    if (
      GOES.has(next) ||
      BRINGS.has(next) ||
      /^(?:was|were|had|who|which|that|then|now|soon|at|of|did)$/.test(next) ||
      /(?:ed|ly)$/.test(next)
    ) {
      const noun = words[i]?.lower ?? '';
      const many =
        words.slice(from, i).some(({ lower }) => NUMBERS.has(lower)) || /[^s]s$/.test(noun);
      return { noun, many, end: i + 1 };
    }
  }
  return null;
}

/** Who goes in "Entering the hall, she". */
function nextMover(clauses: Clause[], i: number): Mover | null {
  for (const { words } of clauses.slice(i + 1, i + 4)) {
    const found = subjectIn(words, 0);
    if (found !== null) return found.mover;
  }
  return null;
}

/** From the verb through the clauses that only go on with the way: "through the lane, and across the field". */
function wayFrom(sentence: string, clauses: Clause[], i: number, start: number): string {
  let next = i + 1;
  while (next < clauses.length && PREPOSITIONS.has(clauses[next]?.words[0]?.lower ?? '')) next++;
  const end =
    clauses.slice(next).find(({ words }) => words.length > 0)?.words[0]?.at ?? sentence.length;
  return sentence
    .slice(start, Math.min(end, start + WAY))
    .replace(/[\s,;:—–-]+(?:and|but|then|so|or|yet)?\s*$/, '');
}
