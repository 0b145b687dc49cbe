import type { Quote } from '../../../src/contract/index.ts';

/** As many as style/tokens.css has; the names tell apart who shares one. */
const COLOURS = 8;

/** The number of a speaker's colour; 0 where nobody of the book speaks. */
export function colourOf(places: readonly string[], { speaker }: Pick<Quote, 'speaker'>): number {
  return speaker === null ? 0 : colourAt(places.indexOf(speaker.id));
}

export const colourAt = (place: number): number => (place < 0 ? 0 : (place % COLOURS) + 1);
