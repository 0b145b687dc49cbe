import type { ScriptElement } from '../../screenplay/elements/script-element.ts';
import { parseFountain } from '../../screenplay/fountain/parse.ts';
import { isPrinted } from '../../screenplay/is-printed.ts';
import { plain } from '../../screenplay/plain.ts';
import type { CharacterCue, Element } from '../../screenplay/types.ts';
import type { LinePart, ScriptLine } from '../lines/script-line.ts';
import { sayHeading } from './say-heading.ts';

export interface PlanOptions {
  /** Whether scene headings and action are read too, by a narrator. */
  narrate: boolean;
  /** Who speaks, by the identity of the element, as far as it is known. */
  characters?: ReadonlyMap<string, { id: string; name: string }> | undefined;
}

/**
 * What is read aloud of a script, in its order. Notes, sections, synopses and boneyards are for the
 * writer, transitions for the cutter: nobody reads them. Linear in the text.
 *
 * @param elements those of this text, by UTF-16 offsets, as `readParts` finds them
 */
export function planLines(
  text: string,
  elements: readonly Pick<ScriptElement, 'id' | 'start'>[],
  { narrate, characters }: PlanOptions,
): ScriptLine[] {
  const idAt = new Map(elements.map(({ id, start }) => [start, id]));
  const plan: Plan = { lines: [], scene: null, speech: null, before: null };
  for (const element of parseFountain(text).elements) {
    if (!isPrinted(element)) continue;
    const id = idAt.get(element.start) ?? null;
    if (element.type === 'scene_heading') plan.scene = id;
    if (plan.speech !== null && addSaid(plan.speech, element)) continue;
    finishSpeech(plan);
    if (element.type === 'character' && id !== null) {
      const { scene } = plan;
      const speaker = characters?.get(id) ?? { id: null, name: element.text };
      plan.speech = { id, scene, speaker, cue: element, parts: [], direction: null };
    } else {
      plan.before = null;
      const words = narrate ? narrated(element) : '';
      if (id !== null && words !== '') plan.lines.push(narration(element, id, plan.scene, words));
    }
  }
  finishSpeech(plan);
  return plan.lines;
}

interface Plan {
  lines: ScriptLine[];
  scene: string | null;
  speech: Speech | null;
  /** The speech that stands straight above, where one does that is not said beside another. */
  before: ScriptLine | null;
}

interface Speech {
  id: string;
  scene: string | null;
  speaker: NonNullable<ScriptLine['speaker']>;
  cue: CharacterCue;
  parts: LinePart[];
  /** A parenthetical whose words are still to come. */
  direction: string | null;
}

/** Whether the element stands under the cue. */
function addSaid(speech: Speech, element: Element): boolean {
  if (element.type === 'parenthetical') {
    const direction = spoken(element.text);
    speech.direction = speech.direction === null ? direction : `${speech.direction}, ${direction}`;
    return true;
  }
  if (element.type !== 'dialogue' && element.type !== 'lyric') return false;
  const words = spoken(element.text);
  if (words !== '') {
    speech.parts.push({ direction: speech.direction, words });
    speech.direction = null;
  }
  return true;
}

/** What is only played and has no words is no line; a last `(beat)` is one of its speech. */
function finishSpeech(plan: Plan): void {
  const { speech, before } = plan;
  if (speech === null) return;
  plan.speech = null;
  plan.before = null;
  const { id, scene, speaker, cue, parts, direction } = speech;
  if (parts.length === 0) return;
  if (direction !== null) parts.push({ direction, words: '' });
  const dual = cue.dual && before !== null;
  const line: ScriptLine = { element: id, kind: 'speech', scene, speaker, parts, dual };
  plan.lines.push(line);
  if (!dual) plan.before = line;
}

function narrated(element: Element): string {
  if (element.type === 'scene_heading') return sayHeading(element);
  const isRead =
    element.type === 'action' || element.type === 'centered' || element.type === 'lyric';
  return isRead ? spoken(element.text) : '';
}

function narration(
  { type }: Element,
  element: string,
  scene: string | null,
  words: string,
): ScriptLine {
  const kind = type === 'scene_heading' ? 'scene' : 'action';
  return { element, kind, scene, speaker: null, parts: [{ direction: null, words }], dual: false };
}

function spoken(text: string): string {
  return plain(text).replace(/\s+/g, ' ').trim();
}
