import type { Quote, SpeakerHow } from '../../../src/contract/index.ts';

const FOUND: Record<Exclude<SpeakerHow, 'confirmed'>, string> = {
  tag: 'by the words beside it',
  vocative: 'by whom it calls',
  alternation: 'by turns',
  narrator: 'the narrator',
  none: 'nobody found',
};

/** Who says a quotation, in a word or two. */
export function speakerName({ speaker, called, confirmed_at }: Quote): string {
  if (speaker !== null) return speaker.name;
  return confirmed_at === null ? (called ?? 'Unknown') : 'Nobody';
}

/** How sure that is, and on whose word. */
export function describeSpeaker(quote: Quote): string {
  const { speaker, called, confidence, how, confirmed_at } = quote;
  if (confirmed_at !== null || how === 'confirmed') return 'Confirmed';
  const sure = `${Math.round(confidence * 100)} % sure`;
  if (speaker === null && called !== null) return `${sure} · not in the cast`;
  return `${sure} · ${FOUND[how]}`;
}

const SHOWN = 60;

/** The words of a quotation on one line. */
export function shortWords({ words }: Quote): string {
  const line = words.replace(/\s+/gu, ' ');
  const characters = [...line];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN - 1).join('')}…` : line;
}
