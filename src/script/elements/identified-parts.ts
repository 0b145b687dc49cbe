import { readParts } from '../../screenplay/elements/read-parts.ts';
import { identified, type ScriptElement } from '../../screenplay/elements/script-element.ts';
import type { ElementRow } from './derive-elements.ts';

/** The elements of a text as the text shows them, with the identities of those that are kept of it. */
export function identifiedParts(text: string, rows: readonly ElementRow[]): ScriptElement[] {
  return readParts(text).parts.flatMap((part, i) => {
    const row = rows[i];
    if (row === undefined) return [];
    return [identified(part, { id: row.id, from: row.made_of, source: null })];
  });
}
