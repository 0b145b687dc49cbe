import { isPrinted, isSaid } from './is-printed.ts';
import type { CharacterCue, Element } from './types.ts';

/** A cue with all that is said under it. */
export interface Speech {
  cue: CharacterCue;
  said: Element[];
}

/** What is printed below each other: an element, a speech, or two speeches at the same time. */
export type Printed =
  | { kind: 'element'; element: Element; above: Above }
  | { kind: 'speech'; speech: Speech; above: Above }
  | { kind: 'dual'; left: Speech; right: Speech; above: Above };

/** What stands in the script above the first element of it, printed or not. */
type Above = Element | undefined;

/** The printed elements of a script, speech by speech. */
export function groupSpeeches(elements: readonly Element[]): Printed[] {
  const groups: Printed[] = [];
  elements.forEach((element, i) => {
    if (!isPrinted(element)) return;
    const above = elements[i - 1];
    const last = groups.at(-1);
    const open = last?.kind === 'speech' ? last.speech : last?.kind === 'dual' ? last.right : null;
    if (open !== null && isSaid(element)) open.said.push(element);
    else if (element.type !== 'character') groups.push({ kind: 'element', element, above });
    else if (element.dual && last?.kind === 'speech') {
      const right = { cue: element, said: [] };
      groups[groups.length - 1] = { kind: 'dual', left: last.speech, right, above: last.above };
    } else groups.push({ kind: 'speech', speech: { cue: element, said: [] }, above });
  });
  return groups;
}
