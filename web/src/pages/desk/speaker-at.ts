import { isSaid } from '../../../../src/screenplay/is-printed.ts';
import type { Element } from '../../../../src/screenplay/types.ts';

/** The name on the cue of the speech that a line belongs to; null where nobody speaks. */
export function speakerAt(elements: readonly Element[], line: number): string | null {
  let name: string | null = null;
  for (const element of elements) {
    if (element.line > line) break;
    if (element.type === 'character') name = element.text;
    else if (!isSaid(element) && element.type !== 'note') name = null;
    if (element.endLine >= line) return name;
  }
  return null;
}
