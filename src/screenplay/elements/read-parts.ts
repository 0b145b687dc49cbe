import { hash } from 'node:crypto';
import type { ElementKind } from '../../contract/element.ts';
import { type Groups, groupItems } from '../compare/item.ts';
import { parseFountain } from '../fountain/parse.ts';
import type { Element, ElementType } from '../types.ts';

/** An element of a script as its text alone shows it. */
export interface Part {
  kind: ElementKind;
  /** The index of its scene among the parts; null before the first heading, and of a scene itself. */
  scene: number | null;
  /** Who speaks, as the cue writes it without extensions; null where nobody does. */
  cue: string | null;
  /** Equal where the content is; of a scene that of all that is shot and said in it. */
  hash: string;
  /** What it is called before it has an identity: of a scene the heading, else all that it says. */
  name: string;
  /** UTF-16 offsets; a scene ends with the last that stands in it. */
  start: number;
  end: number;
}

export interface PartsOfText {
  parts: Part[];
  groups: Groups;
  /** By the index of an element: the index of its part; -1 where it is of none. */
  partOf: Int32Array;
}

/** What stands for itself, by its type. A page break, a boneyard and the title page are no elements. */
const KINDS: Partial<Record<ElementType, ElementKind>> = {
  scene_heading: 'scene',
  action: 'action',
  centered: 'action',
  character: 'speech',
  lyric: 'lyric',
  transition: 'transition',
  section: 'section',
  synopsis: 'synopsis',
  note: 'note',
};
/** Written to whoever makes the film: a scene is the same without them. */
const UNSHOT: ReadonlySet<ElementKind> = new Set(['section', 'synopsis', 'note']);
const SAID: ReadonlySet<ElementType> = new Set(['dialogue', 'parenthetical', 'lyric']);

/** Takes a Fountain text apart into its elements, in order. */
export function readParts(text: string): PartsOfText {
  const screenplay = parseFountain(text);
  const groups = groupItems(screenplay);
  const items = [...groups.opening, ...groups.scenes.flat()];
  const reading: Reading = {
    parts: [],
    partOf: new Int32Array(screenplay.elements.length).fill(-1),
    contents: [],
    scene: null,
    speech: null,
  };
  screenplay.elements.forEach((element, at) => {
    reading.partOf[at] = take(reading, element, items[at]?.key ?? '');
  });
  const { parts, partOf, contents } = reading;
  parts.forEach((part, at) => {
    part.name = contents[at]?.join('\n') ?? '';
    part.hash = hash('sha256', part.name);
  });
  closeScenes(parts);
  return { parts, groups, partOf };
}

interface Reading extends Omit<PartsOfText, 'groups'> {
  /** What each part says, piece by piece. */
  contents: string[][];
  scene: number | null;
  /** The speech that goes on. */
  speech: number | null;
}

/** Answers the index of the part that an element is of. */
function take(reading: Reading, element: Element, content: string): number {
  const { parts, contents, speech } = reading;
  const { type, start, end } = element;
  if (speech !== null && SAID.has(type)) {
    const part = parts[speech];
    if (part !== undefined) part.end = end;
    contents[speech]?.push(content);
    return speech;
  }
  // As where lines are read: a note or a boneyard does not end a speech.
  if (type !== 'note' && type !== 'boneyard') reading.speech = null;
  const kind = KINDS[type];
  if (kind === undefined) return -1;
  const at = parts.length;
  const scene = kind === 'scene' ? null : reading.scene;
  const cue = type === 'character' ? element.text : null;
  parts.push({ kind, scene, cue, hash: '', name: '', start, end });
  contents.push([content]);
  if (kind === 'scene') reading.scene = at;
  if (kind === 'speech') reading.speech = at;
  return at;
}

/** A scene reaches as far as what stands in it, and is hashed with all that is shot and said there. */
function closeScenes(parts: Part[]): void {
  const inside = new Map<number, string[]>();
  for (const { scene, kind, hash: own, end } of parts) {
    const of = scene === null ? undefined : parts[scene];
    if (scene === null || of === undefined) continue;
    of.end = Math.max(of.end, end);
    if (UNSHOT.has(kind)) continue;
    const hashes = inside.get(scene);
    if (hashes === undefined) inside.set(scene, [own]);
    else hashes.push(own);
  }
  for (const [scene, hashes] of inside) {
    const of = parts[scene];
    if (of !== undefined) of.hash = hash('sha256', `${of.name}\n${hashes.join('\n')}`);
  }
}
