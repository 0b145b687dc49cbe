import type { Quote } from '../../../src/contract/index.ts';

/** Two who take turns: who says a quotation, and who speaks next. Ids; empty: nobody can be told. */
export interface Exchange {
  speaker: string;
  other: string;
}

/** Who takes turns from a quotation on, as far as it is read: it and the one before it, else after it. */
export function guessExchange(quotes: readonly Quote[], from: Quote): Exchange {
  const speaker = from.speaker?.id ?? '';
  const others = quotes.filter(
    ({ conversation, turn, speaker: who }) =>
      conversation === from.conversation &&
      turn !== from.turn &&
      who !== null &&
      who.id !== speaker,
  );
  const other =
    others.findLast(({ turn }) => turn < from.turn) ?? others.find(({ turn }) => turn > from.turn);
  return { speaker, other: other?.speaker?.id ?? '' };
}

/** How many turns it would be: to the end of the conversation, or to what a person said before. */
export function turnsFrom(quotes: readonly Quote[], from: Quote): number {
  const rest = quotes.filter(
    ({ conversation, turn }) => conversation === from.conversation && turn >= from.turn,
  );
  const end = rest.find(({ turn, confirmed_at }) => turn > from.turn && confirmed_at !== null);
  return new Set(
    rest.map(({ turn }) => turn).filter((turn) => turn < (end?.turn ?? Number.POSITIVE_INFINITY)),
  ).size;
}
