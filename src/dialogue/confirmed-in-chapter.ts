import type { KnownCharacter } from '../prose/names/characters.ts';
import type { ConfirmedSpeaker } from '../prose/speakers/confirmed.ts';
import { inThread, pureWork } from '../threads/in-thread.ts';
import type { Asker } from '../turns/asker.ts';
import { quotesBefore } from './place-confirmed.ts';
import type { QuoteRow } from './select-quotes.ts';

const placing = pureWork<typeof import('./place-confirmed.ts'), 'placeConfirmed'>(
  'dialogue/place-confirmed',
  'placeConfirmed',
);

/** A chapter with what is stored of who speaks in it, be it of another text. */
interface TalkOfChapter {
  text: string;
  known: KnownCharacter[];
  rows: QuoteRow[];
}

/** What people confirmed of a chapter, by offsets in its text as it is now. Nothing is stored. */
export async function confirmedInChapter(
  { text, known, rows }: TalkOfChapter,
  asker: Asker,
): Promise<ConfirmedSpeaker[]> {
  if (rows.every(({ confirmed_at }) => confirmed_at === null)) return [];
  return inThread(placing, [{ text, known, before: quotesBefore(rows) }], asker);
}
