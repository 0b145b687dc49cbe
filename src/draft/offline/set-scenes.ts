import type { StyleSettings } from '../../contract/index.ts';
import type { FoundCharacter } from '../../prose/names/characters.ts';
import type { TextSpan } from '../../prose/sentences/text-span.ts';
import { ACTION_ROWS, PAGE } from '../../screenplay/page.ts';
import { countRows } from '../../screenplay/rows.ts';
import type { NarrationBeat, SceneBeat, SpeechBeat } from './beat.ts';
import { type Cut, cutsOfBeat } from './cut.ts';
import { action, type DraftElement, heading, note, speech, transition } from './elements.ts';
import { isMontage } from './forms/montage.ts';
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

const NARRATOR_CUE = 'NARRATOR';
/** What a note of a sentence begins with that is not in the present. */
const LEFT_IN_PAST = 'Still in the past:';
const VOICE_OVER = 'V.O.';
const OFF_SCREEN = 'O.S.';
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
    setGroups(set, byParagraph(scene.beats), sheet);
    if (set.elements.length === headed) set.elements.length = before;
    else set.scenes.push(scene);
  }
  return set;
}

/** What is read is shown as an insert, and after it the scene goes on. Where nothing is seen there is none. */
function setGroups(set: SetScenes, groups: DraftScene['beats'][], sheet: CastSheet): void {
  let shown: string | null = null;
  for (const group of groups) {
    const read = sheet.style.aspect === null ? null : documentOf(group[0], sheet.style);
    if (shown !== null && read === null) set.elements.push(action('BACK TO SCENE'));
    if (read !== null && read !== shown) set.elements.push(action(`INSERT - THE ${read}`));
    shown = read;
    setGroup(set, group, sheet);
  }
}

function documentOf(beat: SceneBeat | undefined, style: StyleSettings): string | null {
  if (beat?.kind === 'speech') return beat.document;
  // Without voice-over the letter is cut.
  return beat?.form?.kind === 'letter' && style.voice_over !== 'none' ? 'LETTER' : null;
}

/** Speeches one by one; narration of one paragraph together. */
function byParagraph(beats: DraftScene['beats']): DraftScene['beats'][] {
  const groups: DraftScene['beats'][] = [];
  for (const beat of beats) {
    const last = groups.at(-1)?.at(-1);
    const joins =
      last?.kind === 'narration' &&
      beat.kind === 'narration' &&
      last.paragraph === beat.paragraph &&
      last.form?.kind === beat.form?.kind &&
      beat.form?.kind !== 'thought';
    if (joins) groups.at(-1)?.push(beat);
    else groups.push([beat]);
  }
  return groups;
}

function setGroup(set: SetScenes, group: SceneBeat[], sheet: CastSheet): void {
  const [first] = group;
  if (first?.kind === 'speech') setSpeech(set, first, sheet);
  else if (first?.form?.kind === 'thought' && sheet.style.voice_over !== 'all') {
    const { words, thinker } = first.form;
    set.speakers.add(thinker);
    const voice = { cue: sheet.cueOf(thinker), extension: VOICE_OVER, parenthetical: null };
    speak(set, { ...voice, words, verse: null, from: first.from }, sheet.style);
  } else {
    const beats = group.filter((beat): beat is NarrationBeat => beat.kind === 'narration');
    setNarration(set, beats, sheet);
  }
}

function setNarration(set: SetScenes, beats: NarrationBeat[], sheet: CastSheet): void {
  const sentences = beats.map(({ sentence }) => sentence);
  const form = beats[0]?.form?.kind;
  const isSaid = form !== undefined || sheet.style.voice_over === 'all';
  const runs: Narrated[] = isSaid
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
    } else tell(set, run.sentences, from, sheet, form === 'verse');
  }
}

function setSpeech(set: SetScenes, beat: SpeechBeat, sheet: CastSheet): void {
  const { speaker, delivery, words, verse, from, voice, nameless } = beat;
  if (speaker !== null) set.speakers.add(speaker);
  const inWords = delivery !== null && THOUGHT.test(delivery);
  const extension = inWords || voice === 'over' ? VOICE_OVER : voice === 'off' ? OFF_SCREEN : null;
  const cue = nameless ?? sheet.cueOf(speaker);
  const parenthetical = inWords ? null : delivery;
  speak(set, { cue, extension, parenthetical, words, verse, from: spanOf(from) }, sheet.style);
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
  verse: boolean,
): void {
  const character = style.narrator === 'teller' ? (teller?.character ?? null) : null;
  if (character !== null) set.speakers.add(character);
  const voice =
    character === null
      ? { cue: NARRATOR_CUE, extension: style.mark_narrator ? VOICE_OVER : null }
      : { cue: cueOf(character), extension: VOICE_OVER };
  const most = verse ? sentences.length : (style.voice_over_sentences ?? sentences.length);
  for (let at = 0; at < sentences.length; at += most) {
    const told = sentences.slice(at, at + most);
    const own = spanOf(from.slice(at, at + most));
    const lines = verse ? told : null;
    speak(
      set,
      { ...voice, parenthetical: null, words: told.join(' '), verse: lines, from: own },
      style,
    );
  }
}

function setAction(
  set: SetScenes,
  sentences: string[],
  from: TextSpan[],
  style: StyleSettings,
): void {
  if (style.aspect !== null && isMontage(sentences)) {
    set.elements.push(action('MONTAGE'));
    sentences.forEach((sentence, at) => {
      set.elements.push(action(`-- ${sentence}`, from[at] ?? spanOf(from)));
    });
    set.elements.push(action('END OF MONTAGE'));
    return;
  }
  let text = '';
  let count = 0;
  for (const [at, sentence] of sentences.entries()) {
    const rows = countRows(`${text} ${sentence}`, PAGE.columns.action);
    const full = count >= style.action_sentences || rows > ACTION_ROWS;
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
  extension: string | null;
  parenthetical: string | null;
  words: string;
  verse: readonly string[] | null;
  from: TextSpan;
}

function speak(
  set: SetScenes,
  { cue, extension, parenthetical, words, verse, from }: Spoken,
  style: StyleSettings,
): void {
  const text = words.replace(/,$/, '.');
  const extensions = extension === null ? [] : [extension];
  if (style.continued && continues(set.elements, cue, extension)) extensions.push(CONTINUED);
  set.elements.push(...speech({ cue, extensions, parenthetical, text, verse, from }));
}

/** True when the last to speak in this scene was the same voice. */
function continues(elements: DraftElement[], cue: string, extension: string | null): boolean {
  for (let i = elements.length - 1; i >= 0; i--) {
    const element = elements[i];
    if (element?.type === 'scene_heading') return false;
    if (element?.type === 'character') {
      const own = element.extensions.find((each) => each !== CONTINUED) ?? null;
      return element.text === cue && own === extension;
    }
  }
  return false;
}
