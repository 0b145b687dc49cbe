import type { ScriptElement } from '../../screenplay/elements/script-element.ts';
import { parseFountain } from '../../screenplay/fountain/parse.ts';
import { lines } from '../../screenplay/lines.ts';
import { numberScenes } from '../../screenplay/number-scenes.ts';
import { plain } from '../../screenplay/plain.ts';
import type { SceneHeading } from '../../screenplay/types.ts';

/** What of a script is seen or heard, scene by scene. */
export interface ScriptScene {
  /** Null for what stands before the first heading. */
  heading: (Omit<SceneHeading, 'sceneNumber'> & { id: string; number: string }) | null;
  pieces: Piece[];
}

/** A speech, or something that is seen. */
export interface Piece {
  /** The identity of its element. */
  id: string;
  kind: 'speech' | 'action';
  /** Words without emphasis marks, in one line. */
  text: string;
  /** As the cue writes it; null where nobody speaks. */
  cue: string | null;
  /** Whether the voice alone is there: V.O., O.S., O.C. and the like. */
  off: boolean;
  /** Whether it is spoken at the same time as the speech before it. */
  dual: boolean;
}

const OFF = /^(?:v\.? ?o\.?|o\.? ?s\.?|o\.? ?c\.?|off.*|voice.*|on (?:the )?(?:phone|radio).*)$/i;

/** Takes a script apart into what is shot, by the elements that it has. Linear in the text. */
export function scriptScenes(text: string, elements: readonly ScriptElement[]): ScriptScene[] {
  const screenplay = parseFountain(text);
  const printed = new Map(numberScenes(screenplay.elements).map((each) => [each.start, each]));
  const speeches = new Map(lines(screenplay).map((line) => [line.start, line]));
  const scenes: ScriptScene[] = [{ heading: null, pieces: [] }];
  for (const { id, kind, start, cue } of elements) {
    const element = printed.get(start);
    if (element?.type === 'scene_heading') {
      const { sceneNumber, ...heading } = element;
      const number = sceneNumber ?? `${scenes.length}`;
      scenes.push({ heading: { ...heading, id, number }, pieces: [] });
      continue;
    }
    const speech = speeches.get(start);
    if (kind === 'speech') {
      const off = speech?.extensions.some((each) => OFF.test(each.trim())) ?? false;
      const dual = speech?.dual ?? false;
      add({ id, kind, text: oneLine(speech?.text ?? ''), cue, off, dual });
    } else if ((kind === 'action' || kind === 'lyric') && element !== undefined) {
      const seen = oneLine(plain(element.text));
      add({ id, kind: 'action', text: seen, cue: null, off: false, dual: false });
    }
  }
  return withOpeningMoved(scenes);

  function add(piece: Piece): void {
    scenes.at(-1)?.pieces.push(piece);
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const FADES_IN = /^[^a-z]{1,30}:$/;

/** FADE IN: before the first heading is no picture of its own. */
function withOpeningMoved([opening, ...scenes]: ScriptScene[]): ScriptScene[] {
  if (opening === undefined || opening.pieces.length === 0) return scenes;
  const [first] = scenes;
  if (first === undefined || !opening.pieces.every(({ text }) => FADES_IN.test(text)))
    return [opening, ...scenes];
  first.pieces.unshift(...opening.pieces);
  return scenes;
}
