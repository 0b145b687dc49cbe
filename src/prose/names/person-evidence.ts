import type { Token } from '../sentences/tokens.ts';
import { BETWEEN_WORDS } from '../words/speech-words.ts';
import type { NameRun } from './find-names.ts';
import { isGivenName } from './find-names.ts';

/** Points for and against a run of capitalised words naming a person. */
const POINTS = { title: 5, reports: 3, acts: 1, addressed: 2, owns: 0.5, given: 3, located: -1.5 };

/** What people do, in narration: a name before one of these is a person's. */
const PERSON_ACTS: ReadonlySet<string> = new Set(
  `smiled laughed nodded looked turned sat stood rose walked came went took gave held shook glanced
  stared leaned shrugged felt knew thought saw heard wished tried ran sprang hurried paused waited
  entered left opened closed drew threw put laid had was stepped listened remembered seemed got made
  found could would did bowed frowned blushed coloured started followed jumped waved pointed`.split(
    /\s+/,
  ),
);

/** What people have: "Holmes's eyes". */
const PERSON_PARTS: ReadonlySet<string> = new Set(
  `hand hands eyes eye face voice head arm arms shoulder shoulders lips hair mind heart brother
  sister father mother wife husband son daughter friend room smile manner fingers foot feet mouth
  shoulder opinion thoughts`.split(/\s+/),
);

const PLACE_PREPOSITIONS: ReadonlySet<string> = new Set(
  'in at into near through throughout via across'.split(' '),
);

/** Scores one run by the words around it; a sum of 2 and more over the prose means a person. */
export function personPoints(tokens: Token[], run: NameRun): number {
  let points = 0;
  if (run.title !== null) points += POINTS.title;
  const saint = run.words[0] === 'St';
  if (!saint && run.words.some((word) => isGivenName(word.toLowerCase()))) points += POINTS.given;
  const at = skipAdverbs(tokens, run.to);
  const next = tokens[at];
  const before = tokens[run.article ? run.from - 2 : run.from - 1];
  const possessive = tokens[run.to - 1]?.possessive === true;
  if (possessive) {
    if (PERSON_PARTS.has(tokens[run.to]?.lower ?? '')) points += POINTS.owns;
  } else if (next !== undefined && isUnbroken(tokens, run.to, at)) {
    if (next.reports) points += POINTS.reports;
    else if (PERSON_ACTS.has(next.lower)) points += POINTS.acts;
  }
  if (before?.reports && gapBefore(tokens, run) === ' ') {
    points += POINTS.reports;
  }
  if (isLocated(tokens, run)) points += POINTS.located;
  return points + addressPoints(tokens, run);
}

/** A name is a place's where so large a part of its namings is said to be where somebody is. */
const PLACED_OFTEN = 3;

export function isPlacedOften(placed: number, all: number): boolean {
  return placed * PLACED_OFTEN >= all;
}

/** "in Leghorn": the name says where somebody is. */
export function isLocated(tokens: Token[], run: NameRun): boolean {
  const before = tokens[run.article ? run.from - 2 : run.from - 1];
  if (before === undefined || !PLACE_PREPOSITIONS.has(before.lower)) return false;
  return !tokens[run.to - 1]?.possessive && gapBefore(tokens, run) === ' ';
}

/** "my dear Watson", ", Watson," and "Watson!" address a person. */
function addressPoints(tokens: Token[], run: NameRun): number {
  const first = tokens[run.from];
  const before = tokens[run.from - 1];
  const after = tokens[run.to]?.gap ?? '';
  if (before?.lower === 'dear') return POINTS.addressed;
  const comma = first !== undefined && /^,\s+$/.test(first.gap);
  if (!comma || !/^[,.!?]/.test(after)) return 0;
  return /^[,.!?]["”’]/.test(after) ? POINTS.addressed : POINTS.addressed / 2;
}

function gapBefore(tokens: Token[], run: NameRun): string {
  return (tokens[run.article ? run.from - 1 : run.from]?.gap ?? '').replace(/\s+/, ' ');
}

/** Space alone before each of some words: "Stay here," said Tobias is nobody called Stay. */
function isUnbroken(tokens: Token[], from: number, to: number): boolean {
  return tokens.slice(from, to + 1).every(({ gap }) => /^\s+$/.test(gap));
}

/** The index of the first word from `at` that is no adverb between subject and verb. */
export function skipAdverbs(tokens: Token[], at: number): number {
  let i = at;
  while (i < at + 3) {
    const word = tokens[i]?.lower;
    if (word === undefined || !(BETWEEN_WORDS.has(word) || /..ly$/.test(word))) break;
    i++;
  }
  return i;
}
