import type { Quote } from '../../../src/contract/index.ts';

export type ReviewOrder = 'doubt' | 'place';

/** Surer than this is not asked for. */
const SURE = 0.7;

export const isConfirmed = ({ confirmed_at }: Quote): boolean => confirmed_at !== null;
export const isInDoubt = (quote: Quote): boolean =>
  !isConfirmed(quote) && (quote.confidence < SURE || quote.speaker === null);

/** As they are gone through: as they stand, or the least certain first and what is confirmed last. */
export function inReviewOrder(quotes: readonly Quote[], order: ReviewOrder): Quote[] {
  if (order === 'place') return [...quotes];
  return quotes.toSorted(
    (one, other) =>
      Number(isConfirmed(one)) - Number(isConfirmed(other)) ||
      one.confidence - other.confidence ||
      one.start - other.start,
  );
}

/** Which one is asked for after another was confirmed; undefined where nothing is left to confirm. */
export function nextToConfirm(
  quotes: readonly Quote[],
  after: Pick<Quote, 'start'>,
  order: ReviewOrder,
): Quote | undefined {
  const left = inReviewOrder(quotes, order).filter((quote) => !isConfirmed(quote));
  return (order === 'place' ? left.find(({ start }) => start > after.start) : undefined) ?? left[0];
}

/**
 * What is confirmed with a quotation: the rest of its turn, which one person says. What a person said of
 * that already stays.
 */
export function saidAtOnce(quotes: readonly Quote[], chosen: Quote): Quote[] {
  return quotes.filter(
    (quote) => quote.start === chosen.start || (quote.turn === chosen.turn && !isConfirmed(quote)),
  );
}
