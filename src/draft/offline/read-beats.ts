import type { FoundCharacter } from '../../prose/names/characters.ts';
import { withoutMarks } from '../../prose/quotations/without-marks.ts';
import { splitParagraphs } from '../../prose/sentences/split-paragraphs.ts';
import type { TextSpan } from '../../prose/sentences/text-span.ts';
import type { Speech } from '../../prose/speakers/speech.ts';
import { tenseOf } from '../../prose/tense/tense-of.ts';
import { firstWhere } from '../../prose/words/first-where.ts';
import type { Beat, NarrationBeat, NarrationForm, SpeechBeat } from './beat.ts';
import { breakSpeech } from './break-speech.ts';
import { closeLead } from './close-lead.ts';
import { findLetters } from './forms/letter.ts';
import { readForm } from './forms/read-form.ts';
import { type FindThinker, readThought, thinkersAmong } from './forms/thought.ts';
import { verseLines } from './forms/verse.ts';
import {
  aboutSpeech,
  leadingUp,
  type NameOf,
  narrationBehind,
  narrationBeside,
  type Told,
  toldIn,
  voiceFrom,
} from './narration-beside.ts';
import { trimTail } from './trim-tail.ts';

const BREAK = /^(?:[*•·~#⁂—–_=-]\s*){1,}$/u;
const HEADING = /^(?:chapter|part|book|letter|act)\b[\s\S]{0,80}$|^[IVXLC]+\.?$|^[0-9]{1,3}\.?$/i;
/** "Part of me wanted to go." and "Act now!" are no headings, though they begin like one. */
const SENTENCE = /^\p{L}+ \p{Ll}\S*(?:(?:\s\S+){2,}[.!?…]|[!?])["'”’»)]*$/u;
const BEGINS_WITH_STOP = /^[.,;:!?…]/;
/** Narration that ends so has the rest of a sentence of speech behind it. */
const LEADS_ON = /[\p{L},;:)—–-]\s*$/u;
const UNFINISHED = /[\p{L}\p{N},;:—–-]\s*$/u;
/** Narration that begins so goes on with the sentence that a speech stands in. */
const GOES_ON = /^[\s,;—–-]*(?:and|but|then|before|until|till|because|as|while|when) \p{Ll}/u;
/** `"My uncle" (looking at Ida) "is out."` */
const IN_BRACKETS = /^\s*\(\p{Ll}[^()]*\)[\s,]*$/u;
/** `"Do you?" turning to Mrs. Venn. "I do not."`, `"Oh!" with a long breath.` */
const MEANWHILE =
  /^[\s,;(—–-]*(?:[Aa]nd )?(?:(?:still|then|again|\p{L}+ly) )?(?:\p{Ll}{3,}ing|with|in|at|without|after|to(?= (?:the|his|her|\p{Lu})))\b(?!.*\?)/u;
/** `"Back!" was her order.`: what is said is the subject. */
const IS_SUBJECT =
  /^[\s,]*(?:was|were|is|are) (?:all|what|how|the|an?|his|her|my|our|their|said|\p{Lu})\b/u;
/** `"Hullo!" from the bar.` */
const VOICE_FROM = /^\s*from \p{L}[^.!?"“”]{1,60}[.!]\s*$/u;
/** All that is left of a sentence which two speeches stand in. */
const JOINT = /^(?:and|but|then|or)\W*$/i;
/** All that is left before one: `Charles "had never seen a better one. He was sure of it."` */
const SUBJECT_ALONE = /^\p{Lu}\p{Ll}+\s+$/u;
const OPENS = /["“‘«„]/;
/** To its end, or to the next speech: "said Mrs. Venn that afternoon". */
const TAG_SENTENCE = /^(?:(?:Mrs?|Dr|St)\.|[^.!?"“”\n])*/;
/** Characters behind a speech within which its tag begins, and in which the tag's sentence goes on. */
const TAG_WITHIN = 4;
const TAG_GOES_ON = 120;
/** Paragraphs at the head of a chapter among which its own heading may stand. */
const HEADING_ZONE = 3;

/**
 * Takes a chapter apart into breaks, sentences of narration, and speeches without their tags.
 *
 * @param speechRows a speech of more printed lines is broken by what is done meanwhile
 * @param nameOf what action calls a speaker whom the words beside do not name
 */
export function readBeats(
  text: string,
  title: string,
  speeches: Speech[],
  speechRows = Number.POSITIVE_INFINITY,
  nameOf: NameOf = ({ name }) => name,
): Beat[] {
  const paragraphs = speechesByParagraph(text, speeches);
  const letters = findLetters(paragraphs.map(({ words, speaks }) => (speaks ? null : words)));
  const findThinker = thinkersAmong(speeches);
  return paragraphs.flatMap(({ span, words, inside, speaks }, paragraph): Beat[] => {
    if (letters.has(paragraph)) return linesOf(text, span, paragraph, { kind: 'letter' });
    if (!speaks && (BREAK.test(words) || isChapterHeading(words, title, paragraph))) {
      return [{ kind: 'break' }];
    }
    if (inside.length === 0 && verseLines(words) !== null) {
      return linesOf(text, span, paragraph, { kind: 'verse' });
    }
    const { speaker } = paragraphs[paragraph + 1]?.inside[0] ?? {};
    const beats = beatsOfParagraph(text, span, paragraph, inside, speechRows, {
      next: speaker,
      nameOf,
    });
    for (const beat of beats) if (beat.kind === 'narration') markThought(beat, findThinker);
    return beats;
  });
}

interface Paragraph {
  span: TextSpan;
  words: string;
  /** What is said in it. */
  inside: Speech[];
  /** Whether any of that begins in it. */
  speaks: boolean;
}

function speechesByParagraph(text: string, speeches: Speech[]): Paragraph[] {
  let next = 0;
  return splitParagraphs(text).map((span) => {
    const inside: Speech[] = [];
    while (next < speeches.length && (speeches[next]?.start ?? 0) < span.end) {
      const speech = speeches[next];
      if (speech === undefined) break;
      inside.push(speech);
      if (speech.end > span.end) break;
      next++;
    }
    const speaks = inside.some(({ parts }) => beginningIn(parts, span).length > 0);
    return { span, words: text.slice(span.start, span.end), inside, speaks };
  });
}

/** The lines of a letter or of verse, one by one. */
function linesOf(
  text: string,
  { start, end }: TextSpan,
  paragraph: number,
  form: NarrationForm,
): NarrationBeat[] {
  return Array.from(text.slice(start, end).matchAll(/[^\n]+/g)).flatMap((line): NarrationBeat[] => {
    const sentence = line[0].replace(/\s+/g, ' ').trim();
    const from = { start: start + line.index, end: start + line.index + line[0].trimEnd().length };
    return hasWords(sentence) ? [{ kind: 'narration', sentence, paragraph, from, form }] : [];
  });
}

function markThought(beat: NarrationBeat, findThinker: FindThinker): void {
  const thought = readThought(beat.sentence);
  const thinker = findThinker(beat.sentence, thought?.thinker ?? null);
  if (thought === null || thinker === null) return;
  beat.form = { kind: 'thought', words: thought.words, thinker };
}

/** True for a paragraph that only heads the chapter, or a part of it. */
export function isChapterHeading(words: string, title: string, paragraph: number): boolean {
  if (HEADING.test(words) && !SENTENCE.test(words)) {
    return paragraph < HEADING_ZONE || words.length < 8;
  }
  return paragraph < HEADING_ZONE && words.toLowerCase() === title.toLowerCase();
}

function beatsOfParagraph(
  text: string,
  span: TextSpan,
  paragraph: number,
  speeches: Speech[],
  speechRows: number,
  { next, nameOf }: Pick<Beside, 'next' | 'nameOf'>,
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
  const narrate = (end: number, beside: Beside) => {
    for (const { sentence, ...from } of narrationOf(text, { start: at, end }, tags, beside)) {
      beats.push({ kind: 'narration', sentence, paragraph, from });
    }
  };
  parts.forEach(({ part, speech }, i) => {
    const last = parts[i - 1];
    narrate(part.start, {
      speaker: (last?.speech ?? speech).speaker,
      goesOn: last !== undefined,
      next: speech.speaker,
      nameOf,
    });
    beats.push(speechBeat(text, part, speech, paragraph, last));
    at = part.end;
  });
  const last = parts.at(-1);
  narrate(span.end, {
    speaker: last?.speech.speaker ?? null,
    goesOn: last !== undefined,
    next,
    nameOf,
  });
  return joinBrokenSpeech(text, beats, speechRows);
}

/** Who spoke last, and whether the narration may go on with a sentence that the speech stands in. */
interface Beside {
  speaker: FoundCharacter | null;
  goesOn: boolean;
  /** Who speaks next; undefined where nobody does. */
  next: FoundCharacter | null | undefined;
  nameOf: NameOf;
}

/** Of spans in order those that begin in another one; a speech can reach over many paragraphs. */
function beginningIn(spans: readonly TextSpan[], { start, end }: TextSpan): TextSpan[] {
  return spans.slice(
    firstWhere(spans, (span) => span.start >= start),
    firstWhere(spans, (span) => span.start >= end),
  );
}

function speechBeat(
  text: string,
  part: TextSpan,
  speech: Speech,
  paragraph: number,
  last: { part: TextSpan; speech: Speech } | undefined,
): SpeechBeat {
  const form = readForm(
    text,
    part,
    speech,
    last === undefined || last.speech === speech ? 0 : last.part.end,
  );
  return {
    kind: 'speech',
    words: withoutMarks(text.slice(part.start, part.end)),
    ...form,
    speaker: form.nameless === null ? speech.speaker : null,
    delivery: part.start === speech.start ? form.delivery : null,
    tag: tagBehind(text, part, speech),
    goesOn: last !== undefined && isBroken(text, last.part, part, speech),
    paragraph,
    from: [part],
  };
}

/** Of the tag that stands behind a part, and what goes on from it, as far as its sentence goes. */
function tagBehind(text: string, part: TextSpan, { tags }: Speech): string | null {
  const tag = tags[firstWhere(tags, ({ start }) => start >= part.end)];
  if (tag === undefined || tag.start > part.end + TAG_WITHIN) return null;
  return TAG_SENTENCE.exec(text.slice(tag.start, tag.end + TAG_GOES_ON))?.[0] ?? null;
}

/** Parts of one speech, or of two by their words: `"And no one," said she, smiling, "knows me."` */
function isBroken(text: string, before: TextSpan, part: TextSpan, speech: Speech): boolean {
  if (!LEADS_ON.test(text.slice(Math.max(before.end, part.start - 4), part.start))) return false;
  return (
    part.start > speech.start || UNFINISHED.test(withoutMarks(text.slice(before.start, before.end)))
  );
}

/** Sentences of the narration in `span`; takes the tags that stand in it off the queue. */
function narrationOf(text: string, span: TextSpan, queue: TextSpan[], beside: Beside): Told[] {
  const { next, nameOf } = beside;
  const tags: TextSpan[] = [];
  for (let tag = queue.at(-1); tag !== undefined && tag.start < span.end; tag = queue.at(-1)) {
    queue.pop();
    if (tag.start >= span.start && tag.end <= span.end) {
      tags.push({ start: tag.start - span.start, end: tag.end - span.start });
    }
  }
  const raw = text.slice(span.start, Math.max(span.start, span.end));
  if (SUBJECT_ALONE.test(raw) && OPENS.test(text.charAt(span.end))) return [];
  const told = narrationIn(raw, tags, beside);
  return told
    .map((each, i) =>
      next === undefined || i < told.length - 1
        ? each
        : leadingUp(closeLead(raw, each), next, nameOf),
    )
    .map(({ sentence, start, end }) => ({
      sentence: asSentence(sentence),
      start: span.start + start,
      end: span.start + end,
    }))
    .filter(({ sentence }) => hasWords(sentence) && !JOINT.test(sentence));
}

function narrationIn(raw: string, tags: TextSpan[], { speaker, goesOn, nameOf }: Beside): Told[] {
  if (tags.length > 0) return narrationBeside(raw, tags, speaker, nameOf);
  if (goesOn && VOICE_FROM.test(raw)) return [voiceFrom(raw)];
  if (goesOn && IS_SUBJECT.test(raw)) return aboutSpeech(raw);
  const isMeanwhile = MEANWHILE.test(raw) && tenseOf(raw) !== 'past';
  if (goesOn && (isMeanwhile || GOES_ON.test(raw) || IN_BRACKETS.test(raw)))
    return narrationBehind(raw, speaker, nameOf);
  return toldIn(raw, { start: 0, end: raw.length });
}

/** A sentence that led up to a speech ends with a full stop of its own. */
function asSentence(text: string): string {
  const bare = text
    .trim()
    .replace(/^[\s,;:.!?—–-]+/, '')
    .replace(/^\((?=[^()]*$)/, '')
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
function joinBrokenSpeech(text: string, beats: Beat[], speechRows: number): Beat[] {
  const joined: Beat[] = [];
  let open: SpeechBeat | null = null;
  let said: string[] = [];
  let meanwhile: NarrationBeat[] = [];
  const flush = () => {
    if (open === null) return;
    open.words = said.reduce(joinWords);
    if (said.length > 1) open.verse = null;
    for (const beat of breakSpeech(text, open, meanwhile, speechRows)) joined.push(beat);
    open = null;
    meanwhile = [];
  };
  for (const beat of beats) {
    if (beat.kind === 'narration' && open !== null) {
      meanwhile.push(beat);
    } else if (beat.kind === 'speech' && open !== null && isSameSpeech(open, meanwhile, beat)) {
      if (!beat.goesOn && !BEGINS_WITH_STOP.test(beat.words)) said.push(closed(said.pop() ?? ''));
      said.push(beat.words);
      open.from.push(...beat.from);
      open.delivery ??= beat.delivery;
    } else {
      flush();
      if (beat.kind === 'speech') {
        open = beat;
        said = [beat.words];
      } else joined.push(beat);
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
  const isOneVoice =
    beat.speaker === open.speaker &&
    beat.nameless === open.nameless &&
    beat.voice === open.voice &&
    beat.document === open.document;
  return isOneVoice && (between.length === 0 || beat.goesOn);
}

/** `"Quite so," said he. "You see"`: the comma, or no mark at all, stood for the tag. */
function closed(words: string): string {
  if (/[\p{L}\p{N}]$/u.test(words)) return `${words}.`;
  return words.endsWith(',') ? `${words.slice(0, -1)}.` : words;
}
