import { KNOWN_PLACES } from '../../prose/names/not-names.ts';
import { splitSentences } from '../../prose/sentences/split-sentences.ts';
import { PAGE } from '../../screenplay/page.ts';
import { arrives } from './arrives.ts';
import type { SceneBeat, SpeechBeat } from './beat.ts';
import { spokenRows } from './break-speech.ts';
import { findPlaces } from './find-place.ts';
import type { CastSheet } from './set-scenes.ts';
import type { DraftScene } from './split-scenes.ts';

/** A story is one that goes on for so many pages; what is shorter is a long speech. */
const STORY_PAGES = 2;
/** So much of what is done meanwhile does not end it: somebody pours tea. */
const MOST_BETWEEN = 2;
/** Where a story leads is looked for in so many of its sentences. */
const PLACE_ZONE = 40;

/**
 * A story that one of the people tells for pages becomes a scene of its own, in which their voice goes on
 * over what they tell of. Not where nothing is seen, or where the style has no voice-over.
 */
export function tellInFlashback(scenes: readonly DraftScene[], sheet: CastSheet): DraftScene[] {
  const { voice_over, aspect } = sheet.style;
  if (voice_over === 'none' || aspect === null) return [...scenes];
  return scenes.flatMap((scene) => partScene(scene, sheet));
}

function partScene({ heading, beats }: DraftScene, sheet: CastSheet): DraftScene[] {
  const parted: DraftScene[] = [];
  let at = 0;
  for (const { start, end } of storiesIn(beats)) {
    // The room is seen when the story begins, with what is done there.
    let begins = start + 1;
    while (beats[begins]?.kind === 'narration') begins++;
    parted.push({ heading, beats: beats.slice(at, begins) });
    const told = beats.slice(begins, end).map(over);
    parted.push({ heading: flashbackOf(told, sheet), beats: told });
    at = end;
  }
  if (at < beats.length) parted.push({ heading, beats: beats.slice(at) });
  return parted;
}

function over(beat: SceneBeat): SceneBeat {
  return beat.kind === 'speech' && beat.voice === 'here' ? { ...beat, voice: 'over' } : beat;
}

/** From the first speech of a story to behind its last. */
function storiesIn(beats: readonly SceneBeat[]): { start: number; end: number }[] {
  const stories: { start: number; end: number }[] = [];
  let at = 0;
  while (at < beats.length) {
    const { end, rows } = runFrom(beats, at);
    if (rows > STORY_PAGES * PAGE.rows) stories.push({ start: at, end });
    at = Math.max(end, at + 1);
  }
  return stories;
}

/** How far nobody else speaks, and how many printed lines are spoken there. */
function runFrom(beats: readonly SceneBeat[], start: number): { end: number; rows: number } {
  const first = beats[start];
  if (first?.kind !== 'speech' || first.speaker === null) return { end: start, rows: 0 };
  let end = start;
  let rows = 0;
  for (let at = start; at < beats.length && at - end <= MOST_BETWEEN; at++) {
    const beat = beats[at];
    if (beat?.kind !== 'speech') continue;
    if (beat.speaker !== first.speaker) break;
    rows += spokenRows(beat.words);
    end = at + 1;
  }
  return { end, rows };
}

function flashbackOf(told: readonly SceneBeat[], sheet: CastSheet): string {
  const speeches = told.filter((beat): beat is SpeechBeat => beat.kind === 'speech');
  const sentences = speeches
    .slice(0, PLACE_ZONE)
    .flatMap(({ words }) => splitSentences(words))
    .slice(0, PLACE_ZONE);
  for (const sentence of sentences) {
    const place = arrives(sentence) ? findPlaces(sentence).at(-1) : undefined;
    // A country is where no scene plays.
    if (place !== undefined && !KNOWN_PLACES.has(place.name.toLowerCase()))
      return `${place.setting}. ${place.name} - FLASHBACK`;
  }
  return `INT. ${sheet.cueOf(speeches[0]?.speaker ?? null)}’S STORY - FLASHBACK`;
}

/** True for the heading of a story that is told. */
export function isFlashback(heading: string): boolean {
  return heading.endsWith(' - FLASHBACK');
}
