import type { Quote } from '../../../src/contract/index.ts';

/** By which a speech is found in the prose. */
export const speechId = ({ start }: Pick<Quote, 'start'>): string => `speech-${start}`;

/** Brings a speech into sight, where it is not, and the focus with it. */
export function showSpeech(quote: Quote, focus: boolean): void {
  const speech = document.getElementById(speechId(quote));
  if (speech === null) return;
  speech.scrollIntoView({ block: 'start' });
  if (focus) speech.focus({ preventScroll: true });
}
