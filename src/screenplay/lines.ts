import { plain } from './plain.ts';
import type { CharacterCue, Element, Line, Screenplay, TextElement } from './types.ts';

/** All speeches in order. A cue under which nothing is said (only played, or nothing) has none. */
export function lines(screenplay: Screenplay): Line[] {
  const result: Line[] = [];
  let scene = 0;
  let cue: CharacterCue | null = null;
  let speech: TextElement[] = [];
  const finish = () => {
    const line = cue === null ? null : lineOf(cue, speech, scene);
    if (line !== null) result.push(line);
    cue = null;
    speech = [];
  };
  for (const element of screenplay.elements) {
    if (isSpeech(element)) speech.push(element);
    else if (!isUnread(element)) finish();
    if (element.type === 'character') cue = element;
    if (element.type === 'scene_heading') scene++;
  }
  finish();
  return result;
}

function isSpeech(element: Element): element is TextElement {
  return (
    element.type === 'dialogue' || element.type === 'parenthetical' || element.type === 'lyric'
  );
}

function isUnread(element: Element): boolean {
  return element.type === 'note' || element.type === 'boneyard';
}

function lineOf(cue: CharacterCue, speech: TextElement[], scene: number): Line | null {
  const said = speech.filter((part) => part.type !== 'parenthetical');
  const text = foldSpace(said.map((part) => plain(part.text)).join(' '));
  const last = speech.at(-1);
  if (text === '' || last === undefined) return null;
  return {
    cue: cue.text,
    extensions: cue.extensions,
    dual: cue.dual,
    text,
    parentheticals: speech
      .filter((part) => part.type === 'parenthetical')
      .map((part) => foldSpace(plain(part.text))),
    scene,
    line: cue.line,
    endLine: last.endLine,
    start: cue.start,
    end: last.end,
  };
}

function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
