import type { Ref } from '../find-refs.ts';
import type { Stage } from './stage.ts';

/** Whom nouns such as "the girl", "the old gentleman" or "her brother" are written beside. */
export interface Described {
  /** How much oftener than others the character is named near the noun, -1 to 1. */
  near(ref: Ref, character: number): number;
  /** The same for the noun with the words before it: "old gentleman". */
  nearPhrase(ref: Ref, character: number): number;
  /** Who is named near the words most often, most often first. */
  likeliest(ref: Ref): number[];
}

/** Names before and after a noun that count as near it, and how many words away at most. */
const NAMES_BEFORE = 3;
const NAMES_AFTER = 2;
const FARTHEST = 80;
/** So many people whom words may describe are looked at. */
const LIKELIEST = 3;
/** A noun that is written less often says little. */
const FEW = 4;

/** Counts who is named near each noun that describes a person, over the whole text. */
export function learnDescribed(stage: Stage): Described {
  const { dialogue, mentions, narrated, narratedAll } = stage;
  const near = new Map<string, Near>();
  const sure = mentions.filter(({ kind }) => kind !== 'pronoun');
  let next = 0;
  for (const ref of dialogue.refs) {
    if (dialogue.spoken[ref.from] || (ref.kind !== 'pointer' && ref.kind !== 'role')) continue;
    while ((sure[next]?.from ?? Number.POSITIVE_INFINITY) < ref.from) next++;
    const there = new Set<number>();
    for (let i = Math.max(0, next - NAMES_BEFORE); i < next + NAMES_AFTER; i++) {
      const mention = sure[i];
      if (mention === undefined || Math.abs(mention.from - ref.from) > FARTHEST) continue;
      there.add(mention.character);
    }
    for (const words of new Set([nounOf(stage, ref), phraseOf(stage, ref)])) {
      const counts = near.get(words) ?? { all: 0, by: new Map<number, number>() };
      near.set(words, counts);
      counts.all++;
      for (const c of there) counts.by.set(c, (counts.by.get(c) ?? 0) + 1);
    }
  }
  const howNear = (counts: Near | undefined, character: number) => {
    if (counts === undefined) return 0;
    const share = (counts.by.get(character) ?? 0) / counts.all;
    const usual = (narrated[character] ?? 0) / (narratedAll + 1);
    const trust = counts.all / (counts.all + FEW);
    return Math.tanh((share - Math.min(1, usual * NAMES_BEFORE)) * 2) * trust;
  };
  return {
    near: (ref, character) => howNear(near.get(nounOf(stage, ref)), character),
    nearPhrase: (ref, character) => howNear(near.get(phraseOf(stage, ref)), character),
    likeliest(ref) {
      const by = near.get(phraseOf(stage, ref))?.by ?? [];
      return [...by]
        .sort(([a, times], [b, others]) => others - times || a - b)
        .slice(0, LIKELIEST)
        .map(([character]) => character);
    },
  };
}

/** How often words are written, and near whom. */
interface Near {
  all: number;
  by: Map<number, number>;
}

function nounOf({ dialogue }: Stage, ref: Ref): string {
  return dialogue.parsed.tokens[ref.to - 1]?.lower ?? '';
}

/** The noun and its adjectives, without what determines it. */
function phraseOf({ dialogue }: Stage, ref: Ref): string {
  const words = dialogue.parsed.tokens.slice(Math.min(ref.from + 1, ref.to - 1), ref.to);
  return words.map(({ lower }) => lower).join(' ');
}
