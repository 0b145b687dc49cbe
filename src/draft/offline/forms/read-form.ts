import type { TextSpan } from '../../../prose/sentences/text-span.ts';
import type { Speech } from '../../../prose/speakers/speech.ts';
import { firstWhere } from '../../../prose/words/first-where.ts';
import type { SpeechBeat } from '../beat.ts';
import { crowdOf } from './crowd.ts';
import { BEFORE_DOCUMENT, documentBehind } from './document.ts';
import { newcomerOf } from './newcomer.ts';
import { verseLines } from './verse.ts';
import { hearVoice } from './voice.ts';

/** So much of the narration behind a tag tells where the voice comes from. */
const BEHIND_TAG = 80;
/** What opens and closes a quotation; more marks than a few are words of their own. */
const MARKS = /^[\s"“”‘'«„`]{1,4}|[\s"“”’'»]{1,4}$/g;
/** So many tags of a speech are read, and so much of each. */
const TAGS = { most: 4, longest: 120 };

type Form = Pick<SpeechBeat, 'voice' | 'nameless' | 'document' | 'verse' | 'delivery'>;

/**
 * How a screenplay has what is said: whose voice it is and from where, what it is read from, and whether
 * it is sung.
 *
 * @param after where the speech before ended: what is said there leads up to nothing here
 */
export function readForm(text: string, part: TextSpan, speech: Speech, after: number): Form {
  const lead = text.slice(Math.max(after, speech.start - BEFORE_DOCUMENT), speech.start);
  const read = documentBehind(lead);
  const first = speech.tags.slice(0, TAGS.most);
  const tags = first.map(({ start, end }) =>
    text.slice(start, Math.min(end, start + TAGS.longest)),
  );
  const last = first.at(-1)?.end;
  const behind = last === undefined ? '' : narrationBehind(text, last, speech);
  const voice = hearVoice(tags.join('. '), behind);
  const isInsert = read !== null && !read.aloud;
  const over = speech.thought === true || isInsert || voice.from === 'over';
  return {
    voice: over ? 'over' : voice.from,
    nameless: namelessOf(tags[0] ?? '', speech),
    document: isInsert ? read.name : null,
    verse: verseLines(text.slice(part.start, part.end).replace(MARKS, '')),
    delivery: speech.delivery ?? (read?.aloud ? 'reading' : voice.delivery),
  };
}

/** What a person confirmed, and somebody who was found, go before a newcomer. */
function namelessOf(tag: string, { how, speaker }: Speech): string | null {
  if (how === 'confirmed') return null;
  return crowdOf(tag) ?? (speaker === null ? newcomerOf(tag) : null);
}

/** The rest of the tag's sentence, up to what is said next. */
function narrationBehind(text: string, tag: number, speech: Speech): string {
  const part = firstWhere(speech.parts, ({ start }) => start >= tag);
  const next = speech.parts[part]?.start ?? text.length;
  const rest = text.slice(tag, Math.min(next, tag + BEHIND_TAG));
  return rest.slice(0, rest.search(/[.!?"“‘«„\n]|$/));
}
