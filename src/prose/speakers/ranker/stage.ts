import { skipAdverbs } from '../../names/person-evidence.ts';
import type { Gender } from '../../words/titles.ts';
import type { Attribution, Dialogue } from '../attribute-turns.ts';
import { isAddress } from '../find-narrator.ts';
import type { Ref } from '../find-refs.ts';
import { type Turn, tokensIn } from '../find-turns.ts';

/** A place where narration means a character. */
export interface StageMention {
  character: number;
  /** Token indexes, `to` exclusive. */
  from: number;
  to: number;
  paragraph: number;
  /** Named, described by a role, or meant by a pronoun (which is a guess). */
  kind: 'name' | 'role' | 'pronoun';
  /** The first person of its sentence, and nobody's possessive or object. */
  subject: boolean;
  /** "Holmes's", "to Holmes". */
  possessive: boolean;
  object: boolean;
  /** Beside a verb that reports speech. */
  reports: boolean;
}

/** What a turn shows before anybody is asked who speaks it. */
export interface StageTurn {
  turn: Turn;
  /** Paragraphs of its first and last quotation. */
  first: number;
  last: number;
  /** Tokens of the first quotation's begin and of the last one's end. */
  speechFrom: number;
  speechTo: number;
  /** Tokens of narration in its paragraph before it, and after it. */
  leadFrom: number;
  tailTo: number;
  /** Ranges of narration between its quotations. */
  between: { from: number; to: number }[];
  /** Whom it calls by name, and whom it speaks about. */
  called: number[];
  /** Those of them whose name begins or ends what is said: they are there, most likely. */
  hailed: number[];
  about: number[];
  words: number;
  asks: boolean;
  exclaims: boolean;
  /** It says "I"-less things about a third: shares of words tell how it is said. */
  firstPersons: number;
  secondPersons: number;
  /** Number of the conversation: turns with little narration between them are one. */
  conversation: number;
}

/** All that is asked of the text about who may speak, counted once. */
export interface Stage {
  dialogue: Dialogue;
  rule: readonly Attribution[];
  mentions: StageMention[];
  turns: StageTurn[];
  /** For every paragraph: whether somebody speaks in it. */
  speaks: Uint8Array;
  /** Index of the first mention of every paragraph. */
  firstMention: Int32Array;
  /** Sure mentions of every character in narration, and all mentions of all. */
  narrated: Int32Array;
  narratedAll: number;
  /** Those whom narration names most often: they may be there without being named. */
  mains: readonly number[];
  /** Turns that a tag gives every character by name. */
  tagged: Int32Array;
  taggedAll: number;
}

const PREPOSITIONS: ReadonlySet<string> = new Set(
  `to at with of by for upon from on after before toward towards beside behind near against about
  than like into over through between without around round past`.split(/\s+/),
);
/** A conversation ends where more narration stands between two turns. */
const CONVERSATION_GAP = 4;
const CONVERSATION_WORDS = 150;
/** Words of a speech that are looked at for how it is said. */
const MOST_WORDS = 200;
/** Main characters of a book who may always speak. */
const MAINS = 3;
/** People whom a pronoun may mean. */
const MEMORY = 6;

export function setStage(dialogue: Dialogue, rule: readonly Attribution[]): Stage {
  const { parsed, turns: all, genders } = dialogue;
  const mentions = mentionsOf(dialogue);
  const speaks = new Uint8Array(parsed.paragraphs.length);
  for (const { paragraph } of parsed.quotations) speaks[paragraph] = 1;
  const narrated = new Int32Array(genders.length);
  for (const { kind, character } of mentions) if (kind !== 'pronoun') add(narrated, character);
  const tagged = new Int32Array(genders.length);
  for (const turn of all) {
    const named = namedByTag(dialogue, turn);
    if (named !== null) add(tagged, named);
  }
  return {
    dialogue,
    rule,
    mentions,
    turns: stageTurns(dialogue),
    speaks,
    firstMention: firstMentions(parsed.paragraphs.length, mentions),
    narrated,
    narratedAll: sum(narrated),
    mains: mostOf(narrated, MAINS),
    tagged,
    taggedAll: sum(tagged),
  };
}

/** Whom a tag that reports speech names outright. */
export function namedByTag(dialogue: Dialogue, turn: Turn): number | null {
  const { evidence } = turn;
  if (evidence === null || !evidence.reporting || evidence.ref === null) return null;
  return evidence.ref.kind === 'first' ? dialogue.narrator : evidence.ref.character;
}

function add(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

function mostOf(counts: Int32Array, most: number): number[] {
  const all = [...counts].map((count, c) => ({ count, c })).filter(({ count }) => count > 0);
  return all
    .sort((a, b) => b.count - a.count || a.c - b.c)
    .slice(0, most)
    .map(({ c }) => c);
}

function sum(counts: Int32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** Whom narration means where, pronouns taken to mean whom they most likely do. */
function mentionsOf(dialogue: Dialogue): StageMention[] {
  const { refs, spoken, parsed, genders } = dialogue;
  const mentions: StageMention[] = [];
  const recent: number[] = [];
  let paragraph = 0;
  let sentence = -1;
  let sentenceHasPerson = false;
  let token = 0;
  for (const ref of refs) {
    if (spoken[ref.from]) continue;
    for (; token <= ref.from; token++) {
      if (!parsed.tokens[token]?.sentenceStart) continue;
      sentence = token;
      sentenceHasPerson = false;
    }
    const start = parsed.tokens[ref.from]?.start ?? 0;
    while (start >= (parsed.paragraphs[paragraph]?.end ?? Number.POSITIVE_INFINITY)) paragraph++;
    const character = meantBy(dialogue, ref, recent, genders);
    if (character === null) continue;
    const object = isObject(dialogue, ref, sentence);
    mentions.push({
      character,
      from: ref.from,
      to: ref.to,
      paragraph,
      kind: ref.kind === 'name' || ref.kind === 'role' ? ref.kind : 'pronoun',
      subject: !sentenceHasPerson && !object && !ref.possessive,
      possessive: ref.possessive,
      object,
      reports: isBesideReport(dialogue, ref),
    });
    sentenceHasPerson = true;
    const before = recent.indexOf(character);
    if (before !== -1) recent.splice(before, 1);
    recent.push(character);
    if (recent.length > MEMORY) recent.shift();
  }
  return mentions;
}

function meantBy(
  dialogue: Dialogue,
  ref: Ref,
  recent: readonly number[],
  genders: readonly Gender[],
): number | null {
  if (ref.character !== null) return ref.character;
  if (ref.kind === 'first') return dialogue.firstPerson ? dialogue.narrator : null;
  if (ref.kind !== 'pronoun' || ref.gender === null) return null;
  const fits = (c: number) => genders[c] === ref.gender;
  const mayFit = (c: number) => genders[c] === null && c !== dialogue.narrator;
  return recent.findLast(fits) ?? recent.findLast(mayFit) ?? null;
}

function isObject({ parsed }: Dialogue, ref: Ref, sentence: number): boolean {
  if (ref.from <= sentence) return false;
  return PREPOSITIONS.has(parsed.tokens[ref.from - 1]?.lower ?? '');
}

function isBesideReport({ parsed }: Dialogue, ref: Ref): boolean {
  if (ref.possessive) return false;
  const { tokens } = parsed;
  const after = skipAdverbs(tokens, ref.to);
  if (tokens[after]?.reports === true) return true;
  return tokens[ref.from - 1]?.reports === true && /^\s+$/.test(tokens[ref.from]?.gap ?? '');
}

function firstMentions(paragraphs: number, mentions: readonly StageMention[]): Int32Array {
  const first = new Int32Array(paragraphs + 1).fill(mentions.length);
  for (let i = mentions.length - 1; i >= 0; i--) first[mentions[i]?.paragraph ?? 0] = i;
  for (let p = paragraphs - 1; p >= 0; p--) {
    first[p] = Math.min(first[p] ?? 0, first[p + 1] ?? mentions.length);
  }
  return first;
}

/** So much narration stands before it that whoever spoke above is not answered any more. */
export function opensConversation({ gap, gapWords }: Turn): boolean {
  return gap >= CONVERSATION_GAP || gapWords > CONVERSATION_WORDS;
}

function stageTurns(dialogue: Dialogue): StageTurn[] {
  const { parsed, turns } = dialogue;
  const refs = dialogue.refs.filter(({ from }) => dialogue.spoken[from]);
  let next = 0;
  let conversation = 0;
  return turns.map((turn, at) => {
    if (opensConversation(turn)) conversation++;
    const ranges = turn.quotations.map((quotation) => tokensIn(parsed, quotation));
    const speechFrom = ranges[0]?.from ?? 0;
    const speechTo = ranges.at(-1)?.to ?? speechFrom;
    const called = new Set<number>();
    const hailed = new Set<number>();
    const about = new Set<number>();
    for (; (refs[next]?.from ?? speechTo) < speechTo; next++) {
      const ref = refs[next];
      if (ref === undefined || ref.character === null) continue;
      if (ref.kind === 'name' && isAddress(parsed, ref)) {
        called.add(ref.character);
        if (isHail(dialogue, ref, ranges)) hailed.add(ref.character);
      } else about.add(ref.character);
    }
    const first = turn.quotations[0]?.paragraph ?? 0;
    const last = turn.quotations.at(-1)?.paragraph ?? first;
    return {
      turn,
      first,
      last,
      speechFrom,
      speechTo,
      leadFrom: turn.tokenFrom,
      tailTo: tailOf(dialogue, turns[at + 1], last),
      between: ranges.slice(1).map(({ from }, i) => ({ from: ranges[i]?.to ?? from, to: from })),
      called: [...called].slice(0, 4),
      hailed: [...hailed].slice(0, 4),
      about: [...about].slice(0, 8),
      ...mannerOf(dialogue, turn, ranges),
      conversation,
    };
  });
}

/** "My dear Ann" anywhere, or a name at an end of a quotation that says more than the name. */
function isHail(
  { parsed }: Dialogue,
  ref: Ref,
  quotations: readonly { from: number; to: number }[],
): boolean {
  const before = parsed.tokens[ref.from - 1]?.lower;
  if (before === 'dear' || before === 'my') return true;
  return quotations.some(({ from, to }) => (ref.from === from) !== (ref.to === to));
}

/** Where the narration after a turn ends: with its paragraph, or where the next turn speaks. */
function tailOf({ parsed }: Dialogue, next: Turn | undefined, paragraph: number): number {
  const span = parsed.paragraphs[paragraph];
  const end = span === undefined ? 0 : tokensIn(parsed, { start: span.end, end: span.end }).to;
  const quotation = next?.quotations[0];
  if (quotation === undefined || quotation.paragraph !== paragraph) return end;
  return tokensIn(parsed, quotation).from;
}

function mannerOf(
  { parsed }: Dialogue,
  turn: Turn,
  ranges: readonly { from: number; to: number }[],
): Pick<StageTurn, 'words' | 'asks' | 'exclaims' | 'firstPersons' | 'secondPersons'> {
  let words = 0;
  let firstPersons = 0;
  let secondPersons = 0;
  for (const { from, to } of ranges) {
    words += to - from;
    for (let i = from; i < Math.min(to, from + MOST_WORDS); i++) {
      const word = parsed.tokens[i]?.lower ?? '';
      if (/^(?:i|my|me|mine|i'm|i'll|i've)$/.test(word)) firstPersons++;
      else if (/^(?:you|your|yours|thou|thee)$/.test(word)) secondPersons++;
    }
  }
  const { innerEnd = 0 } = turn.quotations.at(-1) ?? {};
  const end = parsed.prose.slice(Math.max(0, innerEnd - 2), innerEnd);
  return {
    words,
    firstPersons,
    secondPersons,
    asks: end.includes('?'),
    exclaims: end.includes('!'),
  };
}
