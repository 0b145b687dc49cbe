import type { FoundCharacter } from '../../prose/names/characters.ts';
import type { TextSpan } from '../../prose/sentences/text-span.ts';
import { action, type DraftElement, heading, speech } from './elements.ts';
import { type Narrated, narrate } from './narrate.ts';
import type { Beat } from './read-beats.ts';
import type { DraftScene } from './split-scenes.ts';
import type { Teller } from './to-third-person.ts';

export interface CastSheet {
  cueOf: (speaker: FoundCharacter | null) => string;
  /** Who tells the story in the first person. */
  teller: (Teller & { character: FoundCharacter }) | null;
  /** All narration is voice-over. */
  toldOver: boolean;
}

export interface SetScenes {
  elements: DraftElement[];
  speakers: Set<FoundCharacter>;
}

/** A paragraph of action holds so many sentences or characters at most. */
const LONGEST_ACTION = { sentences: 4, characters: 600 };
const NARRATOR_CUE = 'NARRATOR';
const VOICE_OVER = 'V.O.';
const CONTINUED = "CONT'D";
const THOUGHT = /^(?:thinking|musing|wondering)$/;

/** Sets scenes as headings, action and speech. */
export function setScenes(scenes: DraftScene[], sheet: CastSheet): SetScenes {
  const set: SetScenes = { elements: [], speakers: new Set() };
  for (const scene of scenes) {
    set.elements.push(heading(scene.heading));
    for (const group of byParagraph(scene.beats)) setGroup(set, group, sheet);
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

function setGroup(
  set: SetScenes,
  group: Exclude<Beat, { kind: 'break' }>[],
  sheet: CastSheet,
): void {
  const first = group[0];
  if (first?.kind === 'speech') {
    if (first.speaker !== null) set.speakers.add(first.speaker);
    const inWords = first.delivery !== null && THOUGHT.test(first.delivery);
    const thought = first.thought || inWords;
    speak(set, {
      cue: sheet.cueOf(first.speaker),
      over: thought,
      parenthetical: inWords ? null : first.delivery,
      words: first.words,
      from: spanOf(first.from),
    });
    return;
  }
  const told = group.flatMap((beat) => (beat.kind === 'narration' ? [beat] : []));
  const sentences = told.map(({ sentence }) => sentence);
  const runs: Narrated[] = sheet.toldOver
    ? [{ kind: 'voice_over', sentences }]
    : narrate(sentences, sheet.teller);
  // One sentence is set for each that was read, in order.
  let at = 0;
  for (const run of runs) {
    const from = told.slice(at, at + run.sentences.length).map((beat) => beat.from);
    at += run.sentences.length;
    if (run.kind === 'action') setAction(set, run.sentences, from);
    else tell(set, run.sentences, spanOf(from), sheet);
  }
}

/** From the first to the last of some in order. */
function spanOf(spans: readonly TextSpan[]): TextSpan {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}

function tell(set: SetScenes, sentences: string[], from: TextSpan, sheet: CastSheet): void {
  const character = sheet.teller?.character ?? null;
  if (character !== null) set.speakers.add(character);
  const cue = character === null ? NARRATOR_CUE : sheet.cueOf(character);
  speak(set, { cue, over: true, parenthetical: null, words: sentences.join(' '), from });
}

function setAction(set: SetScenes, sentences: string[], from: TextSpan[]): void {
  let text = '';
  let count = 0;
  for (const [at, sentence] of sentences.entries()) {
    const full =
      count >= LONGEST_ACTION.sentences ||
      text.length + sentence.length > LONGEST_ACTION.characters;
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

function speak(set: SetScenes, { cue, over, parenthetical, words, from }: Spoken): void {
  const text = words.replace(/,$/, '.');
  const extensions = over ? [VOICE_OVER] : [];
  if (continues(set.elements, cue, over)) extensions.push(CONTINUED);
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
