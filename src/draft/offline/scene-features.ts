import { PLACE_NOUNS } from '../../prose/words/place-nouns.ts';
import type { Beat, SceneBeat } from './beat.ts';
import { type Change, pointsFor } from './scene-signals.ts';

/** What the rules made of a beat. */
export interface Ruled {
  /** Which of the beats. */
  at: number;
  change: Change;
  /** True where the rules by themselves begin a scene. */
  moves: boolean;
}

/** A paragraph that holds beats, with all that tells whether a scene begins in it. */
export interface ParagraphTold {
  paragraph: number;
  /** Which of the beats is its first. */
  first: number;
  /** Its sentences of narration, and those that tell who speaks. */
  sentences: string[];
  words: number;
  /** Words of it that are spoken. */
  spoken: number;
  isSpokenFirst: boolean;
  ruled: Ruled[];
  /** Place nouns of these sentences, and of all its beats, in lower case. */
  nouns: string[];
  seen: string[];
}

export const FEATURES = [
  'bias',
  'moves',
  'moves_beside',
  'points',
  'points_before',
  'points_behind',
  'time_first',
  'time_all',
  'part_of_day_first',
  'over_first',
  'place_first',
  'place_all',
  'new_place_first',
  'new_place_all',
  'changes_place',
  'changes_to_unseen',
  'is_narration',
  'is_narration_before',
  'is_narration_behind',
  'begins_with_speech',
  'speech_before',
  'speech_behind',
  'far_into_chapter',
  'hardly_begun',
  'begun',
  'far_from_end',
] as const;
export type Feature = (typeof FEATURES)[number];

const TIME =
  /\b(?:morning|afternoon|evening|night|midnight|noon|dawn|dusk|sunset|sunrise|twilight|o[’']clock|hours?|days?|weeks?|months?|years?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|breakfast|lunch|luncheon|dinner|supper|tea|spring|summer|autumn|winter|january|february|march|april|june|july|august|september|october|november|december|next|later|afterwards|meanwhile|presently|minutes|soon|at last|at length|when)\b/gi;
const PART_OF_DAY =
  /\b(?:one|that|the (?:next|following|same)|next|this) (?:\p{L}+ )?(?:day|morning|evening|afternoon|night|week|time|hour)\b/iu;
const OVER =
  /\b(?:had (?:passed|elapsed|gone by|come)|(?:was|were) over|over,|at an end|went away|(?:was|were) gone)\b/i;
const WORD = /\p{L}+(?:[’'-]\p{L}+)*/gu;
/** Near the doors and windows of a room people are in it. */
const FITTINGS: ReadonlySet<string> = new Set(
  'door doorway bed table fire hearth window steps threshold stairs upstairs downstairs indoors outside inside home'.split(
    ' ',
  ),
);
/** Characters at the head of a paragraph that tell more than what follows. */
const HEAD = 200;
/** Paragraphs in which a place is not yet forgotten. */
const NOUN_KEPT = 8;
const PLACE_KEPT = 10;
const SPEECH_ZONE = 6;

/** The paragraphs of beats, in order; breaks and what is empty are left out. */
export function readParagraphs(beats: readonly Beat[], ruled: readonly Ruled[]): ParagraphTold[] {
  const paragraphs: ParagraphTold[] = [];
  const changes = new Map(ruled.map((each) => [each.at, each]));
  for (const [at, beat] of beats.entries()) {
    if (beat.kind === 'break') continue;
    let now = paragraphs.at(-1);
    if (now?.paragraph !== beat.paragraph) {
      now = begin(beat, at);
      paragraphs.push(now);
    }
    add(now, beat);
    const change = changes.get(at);
    if (change !== undefined) now.ruled.push(change);
  }
  return paragraphs;
}

function begin(beat: SceneBeat, first: number): ParagraphTold {
  const isSpokenFirst = beat.kind === 'speech';
  const { paragraph } = beat;
  return {
    paragraph,
    first,
    sentences: [],
    words: 0,
    spoken: 0,
    isSpokenFirst,
    ruled: [],
    nouns: [],
    seen: [],
  };
}

function add(to: ParagraphTold, beat: SceneBeat): void {
  const isSpeech = beat.kind === 'speech';
  const words = wordsIn(isSpeech ? beat.words : beat.sentence);
  const seen = words.filter(isPlaceNoun);
  to.words += words.length;
  for (const noun of seen) to.seen.push(noun);
  if (isSpeech) to.spoken += words.length;
  const told = isSpeech ? beat.tag : beat.sentence;
  if (told === null) return;
  to.sentences.push(told);
  for (const noun of isSpeech ? wordsIn(told).filter(isPlaceNoun) : seen) to.nouns.push(noun);
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

function isPlaceNoun(word: string): boolean {
  return PLACE_NOUNS.has(word) || FITTINGS.has(word);
}

/** Of each paragraph its features, in the order of FEATURES: most between 0 and 2. */
export function featuresOf(paragraphs: readonly ParagraphTold[]): number[][] {
  const points = paragraphs.map(({ ruled }) =>
    ruled.reduce((most, each) => Math.max(most, pointsOfRuled(each)), 0),
  );
  const moves = paragraphs.map(({ ruled }) => ruled.some((each) => each.moves));
  const total = paragraphs.reduce((sum, { words }) => sum + words, 0);
  const lastSeen = new Map<string, number>();
  let gone = 0;
  return paragraphs.map((paragraph, i) => {
    const row = [
      1,
      Number(moves[i] ?? false),
      Number(moves[i - 1] === true || moves[i + 1] === true),
      ...[i, i - 1, i + 1].map((at) => Math.min(points[at] ?? 0, 9) / 4),
      ...timesIn(paragraph),
      ...placesIn(paragraph, lastSeen, i),
      ...talkAround(paragraphs, i),
      Math.min(gone, 400) / 200,
      Number(gone < 60),
      Number(gone < 150),
      Math.min(total - gone, 300) / 150,
    ];
    gone += paragraph.words;
    for (const noun of paragraph.seen) lastSeen.set(noun, i);
    return row;
  });
}

function pointsOfRuled({ change }: Ruled): number {
  return pointsFor(change.signals.filter((signal) => signal !== 'paragraph'));
}

function headOf({ sentences }: ParagraphTold): string {
  return sentences[0]?.slice(0, HEAD) ?? '';
}

function timesIn(paragraph: ParagraphTold): number[] {
  const head = headOf(paragraph);
  const all = paragraph.sentences.reduce((sum, each) => sum + countOf(TIME, each), 0);
  return [
    Math.min(countOf(TIME, head), 3) / 2,
    Math.min(all, 4) / 3,
    Number(PART_OF_DAY.test(head)),
    Number(OVER.test(head)),
  ];
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

function placesIn(
  paragraph: ParagraphTold,
  lastSeen: ReadonlyMap<string, number>,
  now: number,
): number[] {
  const isForgotten = (kept: number) => (word: string) =>
    now - (lastSeen.get(word) ?? Number.NEGATIVE_INFINITY) > kept;
  const { nouns: told } = paragraph;
  const first = wordsIn(headOf(paragraph)).filter(isPlaceNoun);
  const changedTo = paragraph.ruled.flatMap(({ change }) => change.place?.name ?? []);
  const lastWords = changedTo.map((name) => name.toLowerCase().split(' ').at(-1) ?? '');
  const isNew = isForgotten(NOUN_KEPT);
  return [
    Math.min(first.length, 3) / 2,
    Math.min(told.length, 6) / 4,
    Math.min(new Set(first.filter(isNew)).size, 2),
    Math.min(new Set(told.filter(isNew)).size, 3) / 2,
    Math.min(changedTo.length, 2),
    Number(lastWords.some(isForgotten(PLACE_KEPT))),
  ];
}

function talkAround(paragraphs: readonly ParagraphTold[], i: number): number[] {
  const isNarration = (at: number) => Number(paragraphs[at]?.spoken === 0);
  const speech = (from: number, to: number) =>
    paragraphs.slice(Math.max(0, from), to).filter(({ spoken }) => spoken > 0).length;
  return [
    isNarration(i),
    isNarration(i - 1),
    isNarration(i + 1),
    Number(paragraphs[i]?.isSpokenFirst ?? false),
    speech(i - SPEECH_ZONE, i) / SPEECH_ZONE,
    speech(i + 1, i + SPEECH_ZONE) / (SPEECH_ZONE - 1),
  ];
}
