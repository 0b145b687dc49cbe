import { isPrinted } from './printed-blocks.ts';
import type { CharacterCue, Element } from './types.ts';

/** A cue with all that is said under it. */
export interface Speech {
  cue: CharacterCue;
  said: Element[];
}

/** What is printed below each other: an element, a speech, or two speeches at the same time. */
export type Printed =
  | { kind: 'element'; element: Element }
  | { kind: 'speech'; speech: Speech }
  | { kind: 'dual'; left: Speech; right: Speech };

/** The printed elements of a script, speech by speech. */
export function groupSpeeches(elements: readonly Element[]): Printed[] {
  const groups: Printed[] = [];
  for (const element of elements) {
    if (!isPrinted(element)) continue;
    const last = groups.at(-1);
    const open = last?.kind === 'speech' ? last.speech : last?.kind === 'dual' ? last.right : null;
    if (open !== null && isSaid(element)) open.said.push(element);
    else if (element.type !== 'character') groups.push({ kind: 'element', element });
    else if (element.dual && last?.kind === 'speech') {
      groups[groups.length - 1] = {
        kind: 'dual',
        left: last.speech,
        right: { cue: element, said: [] },
      };
    } else groups.push({ kind: 'speech', speech: { cue: element, said: [] } });
  }
  return groups;
}

function isSaid({ type }: Element): boolean {
  return type === 'dialogue' || type === 'parenthetical' || type === 'lyric';
}
