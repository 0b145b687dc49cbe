import type { Quote } from '../../../src/contract/index.ts';

/** A quotation as the desk lists it, with what a test says of it. */
export function quote(said: Partial<Quote> = {}): Quote {
  const { start = 0, words = '“Yes.”' } = said;
  return {
    id: null,
    speaker: null,
    called: null,
    confidence: 0.5,
    how: 'none',
    turn: 0,
    conversation: 0,
    confirmed_by: null,
    confirmed_at: null,
    ...said,
    start,
    end: start + [...words].length,
    words,
  };
}
