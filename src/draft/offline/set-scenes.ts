import type { StyleSettings } from '../../contract/index.ts';
import type { FoundCharacter } from '../../prose/names/characters.ts';
import type { TextSpan } from '../../prose/sentences/text-span.ts';
import type { NarrationBeat, SceneBeat } from './beat.ts';
import { type Cut, cutsOfBeat } from './cut.ts';
import { action, type DraftElement, heading, note, speech, transition } from './elements.ts';
import { type Narrated, narrate } from './narrate.ts';
import type { DraftScene } from './split-scenes.ts';
import type { Teller } from './to-third-person.ts';

export interface CastSheet {
  cueOf: (speaker: FoundCharacter | null) => string;
  /** Who tells the story in the first person. */
  teller: (Teller & { character: FoundCharacter }) | null;
  style: StyleSettings;
}

export interface SetScenes {
  elements: DraftElement[];
  /** Those that are set. */
  scenes: DraftScene[];
  speakers: Set<FoundCharacter>;
  /** What is not printed: the style has no place for it, or a note has it. */
  cuts: Cut[];
}

/** A paragraph of action holds so many characters at most, beside the style's number of sentences. */
const LONGEST_ACTION = 600;
const NARRATOR_CUE = 'NARRATOR';
/** What a note of a sentence begins with that is not in the present. */
const LEFT_IN_PAST = 'Still in the past:';
const VOICE_OVER = 'V.O.';
const CONTINUED = "CONT'D";
const THOUGHT = /^(?:thinking|musing|wondering)$/;

/** Sets scenes as headings, action and speech. One of which the style has no place for anything is none. */
export function setScenes(scenes: DraftScene[], sheet: CastSheet): SetScenes {
  const set: SetScenes = { elements: [], scenes: [], speakers: new Set(), cuts: [] };
  const { transition: between, scene_numbers: numbered } = sheet.style;
  for (const scene of scenes) {
    const before = set.elements.length;
    if (before > 0 && between !== null) set.elements.push(transition(between));
    set.elements.push(heading(scene.heading, numbered ? String(set.scenes.length + 1) : null));
    const headed = set.elements.length;
    for (const group of byParagraph(scene.beats)) setGroup(set, group, sheet);
    if (set.elements.length === headed) set.elements.length = before;
    else set.scenes.push(scene);
  }
  return set;
}

/** Speeches one by one; narration of one paragraph together. */
function byParagraph(beats: DraftScene['beats']): DraftScene['beats'][] {
  const groups: DraftScene['beats'][] = [];
  for (const beat of beats) {
    const last = groups.at(-1)?.at(-1);
    const joins =
      last?.kind === 'narration' && beat.kind === 'narration' && last.paragraph === beat.paragraph;
    if (joins) groups.at(-1)?.push(beat);
    else groups.push([beat]);
  }
  return groups;
}

function setGroup(set: SetScenes, group: SceneBeat[], sheet: CastSheet): void {
  const first = group[0];
  if (first?.kind === 'speech') {
    if (first.speaker !== null) set.speakers.add(first.speaker);
    const inWords = first.delivery !== null && THOUGHT.test(first.delivery);
    const thought = first.thought || inWords;
    const { words, from } = first;
    const parenthetical = inWords ? null : first.delivery;
    const voice = { cue: sheet.cueOf(first.speaker), over: thought };
    speak(set, { ...voice, parenthetical, words, from: spanOf(from) }, sheet.style);
    return;
  }
  const beats = group.filter((beat): beat is NarrationBeat => beat.kind === 'narration');
  const sentences = beats.map(({ sentence }) => sentence);
  const runs: Narrated[] =
    sheet.style.voice_over === 'all'
      ? [{ kind: 'voice_over', sentences }]
      : narrate(sentences, sheet.teller);
  // One sentence is set for each that was read, in order.
  let at = 0;
  for (const run of runs) {
    const own = beats.slice(at, at + run.sentences.length);
    const from = own.map((beat) => beat.from);
    at += run.sentences.length;
    if (run.kind === 'action') setAction(set, run.sentences, from, sheet.style);
    else if (run.kind === 'note') {
      set.elements.push(note(`${LEFT_IN_PAST} ${run.sentences.join(' ')}`, spanOf(from)));
      for (const beat of own) set.cuts.push(...cutsOfBeat(beat, 'tense'));
    } else if (sheet.style.voice_over === 'none') {
      for (const beat of own) set.cuts.push(...cutsOfBeat(beat, 'voice_over'));
    } else tell(set, run.sentences, from, sheet);
  }
}

/** From the first to the last of some in order. */
function spanOf(spans: readonly TextSpan[]): TextSpan {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}

function tell(
  set: SetScenes,
  sentences: string[],
  from: TextSpan[],
  { teller, style, cueOf }: CastSheet,
): void {
  const character = style.narrator === 'teller' ? (teller?.character ?? null) : null;
  if (character !== null) set.speakers.add(character);
  const voice =
    character === null
      ? { cue: NARRATOR_CUE, over: style.mark_narrator }
      : { cue: cueOf(character), over: true };
  const most = style.voice_over_sentences ?? sentences.length;
  for (let at = 0; at < sentences.length; at += most) {
    const words = sentences.slice(at, at + most).join(' ');
    const own = spanOf(from.slice(at, at + most));
    speak(set, { ...voice, parenthetical: null, words, from: own }, style);
  }
}

function setAction(
  set: SetScenes,
  sentences: string[],
  from: TextSpan[],
  style: StyleSettings,
): void {
  let text = '';
  let count = 0;
  for (const [at, sentence] of sentences.entries()) {
    const full = count >= style.action_sentences || text.length + sentence.length > LONGEST_ACTION;
    if (count > 0 && full) {
      set.elements.push(action(text, spanOf(from.slice(at - count, at))));
      text = '';
      count = 0;
    }
    text = count === 0 ? sentence : `${text} ${sentence}`;
    count++;
  }
  if (text !== '') set.elements.push(action(text, spanOf(from.slice(from.length - count))));
}

interface Spoken {
  cue: string;
  over: boolean;
  parenthetical: string | null;
  words: string;
  from: TextSpan;
}

function speak(
  set: SetScenes,
  { cue, over, parenthetical, words, from }: Spoken,
  style: StyleSettings,
): void {
  const text = words.replace(/,$/, '.');
  const extensions = over ? [VOICE_OVER] : [];
  if (style.continued && continues(set.elements, cue, over)) extensions.push(CONTINUED);
  set.elements.push(...speech({ cue, extensions, parenthetical, text, from }));
}

/** True when the last to speak in this scene was the same voice. */
function continues(elements: DraftElement[], cue: string, over: boolean): boolean {
  for (let i = elements.length - 1; i >= 0; i--) {
    const element = elements[i];
    if (element?.type === 'scene_heading') return false;
    if (element?.type === 'character') {
      return element.text === cue && element.extensions.includes(VOICE_OVER) === over;
    }
  }
  return false;
}
