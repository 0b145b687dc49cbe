import { castOf, type MarkedNovel, type MarkedQuote } from '../../bench/speakers/corpus.ts';
import { standsFor } from '../../bench/speakers/stands-for.ts';
import type { FoundCharacter } from '../../src/prose/names/characters.ts';
import { findCharacters } from '../../src/prose/names/find-characters.ts';
import { parseProse } from '../../src/prose/quotations/parse-prose.ts';
import { attributeTurns } from '../../src/prose/speakers/attribute-turns.ts';
import { FEATURES } from '../../src/prose/speakers/ranker/features/all-features.ts';
import { findCandidates } from '../../src/prose/speakers/ranker/find-candidates.ts';
import { readStage, seeTurn } from '../../src/prose/speakers/ranker/see-turn.ts';
import type { Stage } from '../../src/prose/speakers/ranker/stage.ts';
import { readDialogue } from '../../src/prose/speakers/read-dialogue.ts';

/** A novel as the ranker reads it, with the right answers. */
export interface ReadNovel {
  name: string;
  cast: boolean;
  stage: Stage;
  /** Whom the indexes of candidates mean. */
  people: readonly FoundCharacter[];
  /** Candidates of turn `at`: rows `starts[at]` to before `starts[at + 1]`. */
  starts: Int32Array;
  candidates: Int32Array;
  /** What is seen of each row that is not 0: `places` and `values` from `seen[row]` on. */
  seen: Int32Array;
  places: Uint8Array;
  values: Float32Array;
  /** 1 where the row's candidate is right for what the turn says. */
  right: Uint8Array;
  quotes: { turn: number; type: MarkedQuote['type']; right: ReadonlySet<number> }[];
}

/** @param cast whether the marked characters are given, or found as in any book */
export function readNovel(novel: MarkedNovel, cast: boolean): ReadNovel {
  const parsed = parseProse(novel.text);
  const characters = findCharacters(parsed, cast ? castOf(novel) : []);
  const { dialogue, cast: people } = readDialogue(parsed, characters);
  const reading = readStage(dialogue, attributeTurns(dialogue));
  const { stage } = reading;
  const isRight = standsFor(novel, people);
  const rightFor = new Map<string, Set<number>>();
  people.forEach((each, i) => {
    for (const name of isRight(each)) {
      const all = rightFor.get(name) ?? new Set();
      rightFor.set(name, all.add(i));
    }
  });
  const nobody: ReadonlySet<number> = new Set();
  const quotes = novel.quotes.map((quote) => ({
    turn: turnOf(stage, quote.spans[0] ?? [0, 0]),
    type: quote.type,
    right: rightFor.get(quote.speaker) ?? nobody,
  }));
  const answers = new Map<number, ReadonlySet<number>>();
  for (const { turn, right } of quotes) if (!answers.has(turn)) answers.set(turn, right);
  const starts = new Int32Array(stage.turns.length + 1);
  const rows: { c: number; right: number; places: number[]; values: number[] }[] = [];
  for (let at = 0; at < stage.turns.length; at++) {
    const candidates = findCandidates(reading, at);
    const seen = seeTurn(reading, at, candidates, FEATURES.length);
    candidates.forEach(({ character: c }, k) => {
      const row = seen.subarray(k * FEATURES.length, (k + 1) * FEATURES.length);
      const places: number[] = [];
      row.forEach((value, i) => {
        if (value !== 0) places.push(i);
      });
      const right = answers.get(at)?.has(c) === true ? 1 : 0;
      rows.push({ c, right, places, values: places.map((i) => row[i] ?? 0) });
    });
    starts[at + 1] = rows.length;
  }
  const seen = new Int32Array(rows.length + 1);
  rows.forEach(({ places }, i) => {
    seen[i + 1] = (seen[i] ?? 0) + places.length;
  });
  return {
    name: novel.name,
    cast,
    stage,
    people,
    starts,
    candidates: Int32Array.from(rows, ({ c }) => c),
    seen,
    places: Uint8Array.from(rows.flatMap(({ places }) => places)),
    values: Float32Array.from(rows.flatMap(({ values }) => values)),
    right: Uint8Array.from(rows, ({ right }) => right),
    quotes,
  };
}

/** The turn in which the marked words are said; -1 where none is. */
function turnOf({ turns }: Stage, [start, end]: [number, number]): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle]?.turn.quotations.at(-1)?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const overlaps = (at: number) =>
    turns[at]?.turn.quotations.some((q) => q.start < end && q.end > start) === true;
  return overlaps(low) ? low : -1;
}
