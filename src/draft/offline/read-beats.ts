import type { FoundCharacter } from '../../prose/names/characters.ts';
import { withoutMarks } from '../../prose/quotations/without-marks.ts';
import { splitParagraphs } from '../../prose/sentences/split-paragraphs.ts';
import { splitSentences } from '../../prose/sentences/split-sentences.ts';
import type { TextSpan } from '../../prose/sentences/text-span.ts';
import type { Speech } from '../../prose/speakers/speech.ts';
import { narrationBeside } from './narration-beside.ts';
import { trimTail } from './trim-tail.ts';

/** The smallest pieces of a chapter that a draft sets one after the other. */
export type Beat =
  | { kind: 'break' }
  | { kind: 'narration'; sentence: string; paragraph: number }
  | SpeechBeat;

interface SpeechBeat {
  kind: 'speech';
  words: string;
  speaker: FoundCharacter | null;
  delivery: string | null;
  /** True for what is thought in words: a voice that nobody in the scene hears. */
  thought: boolean;
  /** True where the narration before it broke a sentence of speech: `"I think," he said, "that"`. */
  goesOn: boolean;
  paragraph: number;
}

const BREAK = /^(?:[*•·~#⁂—–_=-]\s*){1,}$/u;
const HEADING = /^(?:chapter|part|book|letter|act)\b[\s\S]{0,80}$|^[IVXLC]+\.?$|^[0-9]{1,3}\.?$/i;
const BEGINS_WITH_STOP = /^[.,;:!?…]/;
/** Paragraphs at the head of a chapter among which its own heading may stand. */
const HEADING_ZONE = 3;

/** Takes a chapter apart into breaks, sentences of narration, and speeches without their tags. */
export function readBeats(text: string, title: string, speeches: Speech[]): Beat[] {
  const beats: Beat[] = [];
  let next = 0;
  splitParagraphs(text).forEach((span, paragraph) => {
    const words = text.slice(span.start, span.end);
    if (BREAK.test(words) || isHeading(words, title, paragraph)) {
      beats.push({ kind: 'break' });
      return;
    }
    const inside: Speech[] = [];
    while (next < speeches.length && (speeches[next]?.start ?? 0) < span.end) {
      const speech = speeches[next];
      if (speech === undefined) break;
      inside.push(speech);
      if (speech.end > span.end) break;
      next++;
    }
    for (const beat of beatsOfParagraph(text, span, paragraph, inside)) beats.push(beat);
  });
  return beats;
}

function isHeading(words: string, title: string, paragraph: number): boolean {
  if (HEADING.test(words)) return paragraph < HEADING_ZONE || words.length < 8;
  return paragraph < HEADING_ZONE && words.toLowerCase() === title.toLowerCase();
}

function beatsOfParagraph(
  text: string,
  span: TextSpan,
  paragraph: number,
  speeches: Speech[],
): Beat[] {
  const parts = speeches.flatMap((speech) =>
    beginningIn(speech.parts, span)
      .filter((part) => part.end <= span.end)
      .map((part) => ({ part, speech })),
  );
  const beats: Beat[] = [];
  let at = span.start;
  // Last tag first, so that taking one off the end is cheap.
  const tags = speeches
    .flatMap((speech) => beginningIn(speech.tags, span))
    .sort((a, b) => b.start - a.start);
  const narrate = (end: number, speaker: FoundCharacter | null) => {
    for (const sentence of narrationOf(text, { start: at, end }, tags, speaker)) {
      beats.push({ kind: 'narration', sentence, paragraph });
    }
  };
  parts.forEach(({ part, speech }, i) => {
    narrate(part.start, (parts[i - 1]?.speech ?? speech).speaker);
    beats.push(speechBeat(text, part, speech, paragraph));
    at = part.end;
  });
  narrate(span.end, parts.at(-1)?.speech.speaker ?? null);
  return joinBrokenSpeech(beats);
}

/** Of spans in order those that begin in another one; a speech can reach over many paragraphs. */
function beginningIn(spans: readonly TextSpan[], { start, end }: TextSpan): TextSpan[] {
  return spans.slice(firstFrom(spans, start), firstFrom(spans, end));
}

function firstFrom(spans: readonly TextSpan[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function speechBeat(text: string, part: TextSpan, speech: Speech, paragraph: number): SpeechBeat {
  const words = withoutMarks(text.slice(part.start, part.end));
  const delivery = part.start === speech.start ? speech.delivery : null;
  const goesOn =
    part.start > speech.start && /[\p{L},;:—–-]\s*$/u.test(text.slice(part.start - 4, part.start));
  const thought = speech.thought === true;
  return { kind: 'speech', words, speaker: speech.speaker, delivery, thought, goesOn, paragraph };
}

/** Sentences of the narration in `span`; takes the tags that stand in it off the queue. */
function narrationOf(
  text: string,
  span: TextSpan,
  queue: TextSpan[],
  speaker: FoundCharacter | null,
): string[] {
  const tags: TextSpan[] = [];
  for (let tag = queue.at(-1); tag !== undefined && tag.start < span.end; tag = queue.at(-1)) {
    queue.pop();
    if (tag.start >= span.start && tag.end <= span.end) {
      tags.push({ start: tag.start - span.start, end: tag.end - span.start });
    }
  }
  const raw = text.slice(span.start, Math.max(span.start, span.end));
  const sentences = tags.length === 0 ? splitSentences(raw) : narrationBeside(raw, tags, speaker);
  return sentences.map(asSentence).filter(hasWords);
}

/** A sentence that led up to a speech ends with a full stop of its own. */
function asSentence(text: string): string {
  const bare = text
    .trim()
    .replace(/^[\s,;:.!?—–-]+/, '')
    .replace(/^(?:and|but) (?=\p{Ll})/u, '');
  const ended = trimTail(bare);
  if (ended === '') return '';
  const closed = /[.!?…。！？]["'”’»)_」』]*$/.test(ended) ? ended : `${ended}.`;
  return closed.charAt(0).toUpperCase() + closed.slice(1);
}

function hasWords(sentence: string): boolean {
  return /[\p{L}\p{N}]/u.test(sentence);
}

/** Narration in the middle of a sentence of speech stands after it, so that it is said whole. */
function joinBrokenSpeech(beats: Beat[]): Beat[] {
  const joined: Beat[] = [];
  let open: SpeechBeat | null = null;
  let said: string[] = [];
  let waiting: Beat[] = [];
  const flush = () => {
    if (open !== null) open.words = said.reduce(joinWords);
    for (const beat of waiting) joined.push(beat);
    waiting = [];
  };
  for (const beat of beats) {
    if (beat.kind === 'narration' && open !== null) {
      waiting.push(beat);
    } else if (beat.kind === 'speech' && open !== null && isSameSpeech(open, waiting, beat)) {
      if (!beat.goesOn && !BEGINS_WITH_STOP.test(beat.words)) said.push(closed(said.pop() ?? ''));
      said.push(beat.words);
      open.delivery ??= beat.delivery;
    } else {
      flush();
      joined.push(beat);
      open = beat.kind === 'speech' ? beat : null;
      said = beat.kind === 'speech' ? [beat.words] : [];
    }
  }
  flush();
  return joined;
}

/** Behind a dash the stop of what was said before may follow: —Llueve —dijo—. Es tarde. */
function joinWords(said: string, more: string): string {
  return BEGINS_WITH_STOP.test(more) ? said + more : `${said} ${more}`;
}

function isSameSpeech(open: SpeechBeat, between: Beat[], beat: SpeechBeat): boolean {
  return beat.speaker === open.speaker && (between.length === 0 || beat.goesOn);
}

/** `"Quite so," said he. "You see"`: the comma, or no mark at all, stood for the tag. */
function closed(words: string): string {
  if (/[\p{L}\p{N}]$/u.test(words)) return `${words}.`;
  return words.endsWith(',') ? `${words.slice(0, -1)}.` : words;
}
