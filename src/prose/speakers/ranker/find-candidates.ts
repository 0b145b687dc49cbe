import { firstWhere } from '../../words/first-where.ts';
import type { Gender } from '../../words/titles.ts';
import { type Beside, Evidence } from './evidence.ts';
import type { Reading } from './look.ts';
import { namedByTag, type Stage, type StageMention, type StageTurn } from './stage.ts';

/** Candidates of a turn, at most. */
const MOST_CANDIDATES = 12;
/** Mentions that are looked at to either side of a turn, and in one stretch of narration. */
const MOST_BACK = 150;
const MOST_AHEAD = 24;
const MOST_IN_STRETCH = 24;
/** People back whose place in the order of naming is told. */
const MOST_RECENT = 8;
/** Turns to either side whose speakers may be meant. */
const NEIGHBOURS = 4;

/** Who may speak a turn, with what the text shows of each; the likeliest by position first. */
export function findCandidates({ stage, described }: Reading, at: number): Evidence[] {
  const turn = stage.turns[at];
  if (turn === undefined) return [];
  const found = new Found(stage);
  lookBeside(stage, turn, found);
  lookBack(stage, turn, found);
  lookAhead(stage, turn, found);
  lookAtNeighbours(stage, at, found);
  const tag = turn.turn.evidence?.ref;
  if (tag?.kind === 'pointer' || tag?.kind === 'role') {
    for (const [i, c] of described.likeliest(tag).entries()) found.of(c, 3 / (i + 1));
  }
  for (const c of stage.mains) found.of(c, 0);
  return found.best();
}

/** Candidates as they are found, each with how much speaks for looking at it. */
class Found {
  private readonly stage: Stage;
  private readonly evidence = new Map<number, Evidence>();
  private readonly weights = new Map<number, number>();

  constructor(stage: Stage) {
    this.stage = stage;
  }

  of(character: number, weight: number): Evidence {
    const known = this.evidence.get(character) ?? new Evidence(character);
    this.evidence.set(character, known);
    this.weights.set(character, (this.weights.get(character) ?? 0) + weight);
    return known;
  }

  best(): Evidence[] {
    const { narrated } = this.stage;
    const weight = ({ character }: Evidence) => this.weights.get(character) ?? 0;
    return [...this.evidence.values()]
      .sort(
        (a, b) =>
          weight(b) - weight(a) ||
          (narrated[b.character] ?? 0) - (narrated[a.character] ?? 0) ||
          a.character - b.character,
      )
      .slice(0, MOST_CANDIDATES);
  }
}

function lookBeside(stage: Stage, turn: StageTurn, found: Found): void {
  const { mentions, firstMention } = stage;
  const stretch = (from: number, to: number) => within(mentions, from, to);
  note(stretch(turn.leadFrom, turn.speechFrom), found, 6, (e) => e.lead);
  for (const { from, to } of turn.between.slice(0, MOST_IN_STRETCH)) {
    note(stretch(from, to), found, 8, (e) => e.between);
  }
  note(stretch(turn.speechTo, turn.tailTo), found, 8, (e) => e.tail);
  const paragraph = (p: number) => {
    const from = firstMention[p] ?? mentions.length;
    const to = firstMention[p + 1] ?? mentions.length;
    return mentions.slice(Math.max(from, to - MOST_IN_STRETCH), to);
  };
  for (const back of [0, 1, 2] as const) {
    const p = turn.first - 1 - back;
    if (p >= 0) note(paragraph(p), found, 2.5 - back * 0.7, (e) => e.above[back]);
  }
  for (const ahead of [0, 1] as const) {
    const p = turn.last + 1 + ahead;
    if (p < stage.speaks.length) {
      note(paragraph(p).slice(0, MOST_IN_STRETCH), found, 1.2 - ahead * 0.6, (e) => e.below[ahead]);
    }
  }
}

function note(
  mentions: readonly StageMention[],
  found: Found,
  weight: number,
  place: (evidence: Evidence) => Beside,
): void {
  const subjects = mentions.filter(({ subject }) => subject);
  for (const [i, mention] of mentions.entries()) {
    const beside = place(found.of(mention.character, i === 0 ? weight : weight / 2));
    beside.count++;
    if (mention.kind !== 'pronoun') beside.sure++;
    beside.isFirst ||= i === 0;
    beside.isLast ||= i === mentions.length - 1;
    beside.isFirstSubject ||= mention === subjects[0];
    beside.isLastSubject ||= mention === subjects.at(-1);
    beside.subject ||= mention.subject;
    beside.reports ||= mention.reports;
    beside.possessive ||= mention.possessive;
    beside.object ||= mention.object;
    beside.role ||= mention.kind === 'role';
    beside.pronoun ||= mention.kind === 'pronoun';
  }
}

/** Mentions between two tokens, the last ones where there are many. */
function within(mentions: readonly StageMention[], from: number, to: number): StageMention[] {
  const first = firstWhere(mentions, (mention) => mention.from >= from);
  const last = firstWhere(mentions, (mention) => mention.from >= to);
  return mentions.slice(Math.max(first, last - MOST_IN_STRETCH), last);
}

/** Gives everybody named before the turn's words its place in the order of naming. */
function lookBack(stage: Stage, turn: StageTurn, found: Found): void {
  const { mentions, dialogue } = stage;
  const gender = turn.turn.evidence?.ref?.kind === 'pronoun' ? turn.turn.evidence.ref.gender : null;
  const until = firstWhere(mentions, (mention) => mention.from >= turn.speechFrom);
  const named = new Set<number>();
  const meant = new Set<number>();
  const subjects = new Set<number>();
  let fitting = 0;
  for (let i = until - 1; i >= Math.max(0, until - MOST_BACK); i--) {
    const mention = mentions[i];
    if (mention === undefined || named.size >= MOST_RECENT) break;
    const { character } = mention;
    const evidence = found.of(character, 0);
    if (!meant.has(character)) {
      meant.add(character);
      evidence.meantRecency = meant.size;
    }
    if (mention.subject && !subjects.has(character)) {
      subjects.add(character);
      evidence.subjectRecency = subjects.size;
    }
    if (mention.kind === 'pronoun' || named.has(character)) continue;
    named.add(character);
    found.of(character, 2 / named.size);
    evidence.recency = named.size;
    evidence.back = turn.speechFrom - mention.from;
    if (fits(dialogue.genders[character] ?? null, gender)) evidence.fittingRecency = ++fitting;
  }
}

export function fits(own: Gender, gender: Gender): boolean {
  return own === null || gender === null || own === gender;
}

function lookAhead(stage: Stage, turn: StageTurn, found: Found): void {
  const { mentions } = stage;
  const from = firstWhere(mentions, (mention) => mention.from >= turn.speechTo);
  const named = new Set<number>();
  for (let i = from; i < Math.min(mentions.length, from + MOST_AHEAD); i++) {
    const mention = mentions[i];
    if (mention === undefined || named.size >= NEIGHBOURS) break;
    if (mention.kind === 'pronoun' || named.has(mention.character)) continue;
    named.add(mention.character);
    const evidence = found.of(mention.character, 0.8 / named.size);
    evidence.aheadRank = named.size;
    evidence.ahead = mention.from - turn.speechTo;
  }
}

function lookAtNeighbours(stage: Stage, at: number, found: Found): void {
  const { dialogue, rule, turns } = stage;
  const conversation = turns[at]?.conversation;
  const own = rule[at]?.character;
  if (own != null) found.of(own, 20);
  for (let away = 1; away <= NEIGHBOURS * 2; away++) {
    for (const i of [at - away, at + away]) {
      const turn = turns[i];
      if (turn === undefined || turn.conversation !== conversation) continue;
      const named = namedByTag(dialogue, turn.turn);
      if (named !== null) found.of(named, 5 / away);
      if (away > NEIGHBOURS) continue;
      const guessed = rule[i]?.character;
      if (guessed != null) found.of(guessed, 3 / away);
      if (away <= 2) for (const called of turn.called) found.of(called, 4 / away);
    }
  }
  if (dialogue.firstPerson) found.of(dialogue.narrator, 3);
}
