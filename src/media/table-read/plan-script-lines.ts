import type { ElementRow } from '../../script/elements/derive-elements.ts';
import { identifiedParts } from '../../script/elements/identified-parts.ts';
import type { ScriptLine } from '../lines/script-line.ts';
import { planLines } from './plan-lines.ts';

/** What is read aloud of a version by its stored elements, with who of the cast says it. For threads. */
export function planScriptLines(
  { text, rows }: { text: string; rows: readonly ElementRow[] },
  { narrate, names }: { narrate: boolean; names: readonly { id: string; name: string }[] },
): ScriptLine[] {
  const cast = new Map(names.map((each) => [each.id, each]));
  const characters = new Map(
    rows.flatMap(({ id, character_id }) => {
      const member = character_id === null ? undefined : cast.get(character_id);
      return member === undefined ? [] : [[id, { id: member.id, name: member.name }] as const];
    }),
  );
  return planLines(text, identifiedParts(text, rows), { narrate, characters });
}
