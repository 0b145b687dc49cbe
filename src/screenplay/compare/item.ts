import { writeCue } from '../fountain/cue.ts';
import type { Element, ElementType, SceneHeading, Screenplay } from '../types.ts';

/** An element, or an entry of the title page, as it is compared. */
export interface Item {
  type: ElementType | 'title_page';
  /** As printed: a cue with its extensions, a heading with its number, `(beat)` in parentheses. */
  text: string;
  /** 1-based line in the source. */
  line: number;
  /** Equal for items that are the same. */
  key: string;
  /** Number of the speech it belongs to, null outside of one. */
  speech: number | null;
  /** The item after it in the same group. */
  next: Item | null;
  /** The index of its element, or of its entry of the title page. */
  at: number;
}

export interface Groups {
  titlePage: Item[];
  /** What stands before the first heading. */
  opening: Item[];
  /** Each begins with its heading. */
  scenes: Item[][];
}

export function groupItems({ titlePage, elements }: Screenplay): Groups {
  const title = titlePage.map(({ key, values, line }, at) =>
    itemOf('title_page', `${key}: ${values.join('\n')}`, { line, at, speech: null }),
  );
  const opening: Item[] = [];
  const scenes: Item[][] = [];
  let speeches = 0;
  for (const [at, element] of elements.entries()) {
    if (element.type === 'scene_heading') scenes.push([]);
    if (element.type === 'character') speeches++;
    const speech = isSpeech(element) ? speeches : null;
    const item = itemOf(element.type, textOf(element), { line: element.line, at, speech });
    const group = scenes.at(-1) ?? opening;
    const last = group.at(-1);
    if (last !== undefined) last.next = item;
    group.push(item);
  }
  return { titlePage: title, opening, scenes };
}

function itemOf(
  type: Item['type'],
  text: string,
  place: Pick<Item, 'line' | 'at' | 'speech'>,
): Item {
  return { type, text, key: `${type}:${text}`, next: null, ...place };
}

function isSpeech({ type }: Element): boolean {
  return (
    type === 'character' || type === 'dialogue' || type === 'parenthetical' || type === 'lyric'
  );
}

function textOf(element: Element): string {
  switch (element.type) {
    case 'scene_heading':
      return writeHeading(element);
    case 'character':
      return writeCue(element);
    case 'parenthetical':
      return `(${element.text})`;
    case 'section':
      return `${'#'.repeat(element.depth)} ${element.text}`;
    default:
      return element.text;
  }
}

function writeHeading({ text, marked = text, sceneNumber }: SceneHeading): string {
  return sceneNumber === null ? marked : `${marked} #${sceneNumber}#`;
}
