import { KEPT_MARK } from '../formats/fdx/paragraph-types.ts';
import { isVisible } from '../fountain/segment.ts';
import { isPrinted } from '../is-printed.ts';
import type { Element, SceneHeading } from '../types.ts';

/**
 * What a script is cut into where its scenes are put in another order: what stands above the first
 * scene, each scene, and what parts scenes and stays where it is: a section heading with its synopsis,
 * a page break, and what a boneyard keeps of a whole file of Final Draft.
 */
export interface ScriptPart {
  kind: 'head' | 'scene' | 'section' | 'page_break' | 'document';
  /** Indexes of its elements, `end` not included. */
  first: number;
  end: number;
  /** Of a scene. */
  heading: SceneHeading | null;
}

/**
 * The parts in order; the head is first and may be empty. A section below which something is printed
 * before the next heading is within a scene, and so is a page break.
 */
export function partsOf(elements: readonly Element[]): ScriptPart[] {
  const parts: ScriptPart[] = [{ kind: 'head', first: 0, end: 0, heading: null }];
  const begin = (kind: ScriptPart['kind'], first: number, heading: SceneHeading | null) => {
    const last = parts.at(-1);
    if (last !== undefined) last.end = first;
    parts.push({ kind, first, end: elements.length, heading });
  };
  let unprinted = 0;
  for (let i = 0; i <= elements.length; i++) {
    const element = elements[i];
    const heading = element?.type === 'scene_heading' ? element : null;
    if (element !== undefined && heading === null) {
      if (isPrinted(element) && element.type !== 'page_break') unprinted = i + 1;
      continue;
    }
    const start = heading === null ? i : ownStart(elements, i);
    for (let k = unprinted; k < start; k++) {
      const kind = dividerKind(elements, k);
      if (kind !== null) begin(kind, ownStart(elements, k), null);
    }
    if (heading !== null) begin('scene', start, heading);
    unprinted = i + 1;
  }
  const last = parts.at(-1);
  if (last !== undefined) last.end = elements.length;
  return parts;
}

/** The first element that goes where an element goes: hidden text on its line, and what is kept of it. */
export function ownStart(elements: readonly Element[], at: number): number {
  let first = at;
  for (;;) {
    const above = elements[first - 1];
    const here = elements[first];
    if (above === undefined || here === undefined || isVisible(above)) return first;
    const keeps = keepsParagraph(above) && standsAlone(elements, first - 1);
    if (above.endLine < here.line && !keeps) return first;
    first--;
  }
}

function dividerKind(elements: readonly Element[], at: number): ScriptPart['kind'] | null {
  const element = elements[at];
  if (element?.type === 'section' || element?.type === 'page_break') return element.type;
  const keeps = element !== undefined && keepsOf(element, '<FinalDraft');
  return keeps && standsAlone(elements, at) ? 'document' : null;
}

/** True for what Fountain has no words for of the paragraph below. */
export function keepsParagraph(element: Element): boolean {
  return keepsOf(element, '<Paragraph');
}

function keepsOf({ type, text }: Element, what: string): boolean {
  return type === 'boneyard' && text.startsWith(KEPT_MARK + what);
}

/** True where nothing stands before it on its line. */
function standsAlone(elements: readonly Element[], at: number): boolean {
  return (elements[at - 1]?.endLine ?? 0) < (elements[at]?.line ?? 0);
}
