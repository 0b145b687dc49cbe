import type { ElementRow } from '../elements/derive-elements.ts';
import type { VersionElements } from '../elements/elements-of-version.ts';
import type { WantedElement } from './select-states.ts';

/** Kinds that are read aloud: speeches always, scenes and actions where a book is narrated. */
const HEARD = new Set(['scene', 'speech', 'action']);

/** The elements of a version that may be heard, where the database has not stored them. */
export function heardElements({
  script,
  elements,
  kept,
}: VersionElements): (WantedElement & { script_id: string })[] {
  if (kept !== null) return [];
  return elements.filter(({ kind }) => HEARD.has(kind)).map((row) => wanted(script.id, row));
}

function wanted(
  script_id: string,
  { id, ordinal, kind, scene_id, character_id, content_hash }: ElementRow,
): WantedElement & { script_id: string } {
  return {
    script_id,
    id,
    ordinal,
    kind,
    scene_id,
    character_id,
    medium: 'audio',
    content_hash,
    expected: null,
  };
}
