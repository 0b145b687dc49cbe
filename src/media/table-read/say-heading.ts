import { plain } from '../../screenplay/plain.ts';
import type { SceneHeading } from '../../screenplay/types.ts';

const SETTINGS: Record<NonNullable<SceneHeading['setting']>, string> = {
  INT: 'Interior',
  EXT: 'Exterior',
  'INT/EXT': 'Interior and exterior',
  EST: 'Establishing',
};

/** A scene heading as a narrator says it: `INT. BAKER STREET - NIGHT` is `Interior. Baker Street. Night.` */
export function sayHeading({ setting, place, time }: SceneHeading): string {
  const parts = [setting === null ? '' : SETTINGS[setting], inWords(place), inWords(time ?? '')];
  return parts
    .filter((part) => part !== '')
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ');
}

/** Capitals are how a heading is set, and some voices spell what is set so. */
function inWords(written: string): string {
  const words = plain(written)
    .replace(/\s+(?:-|–|—|--)\s+/g, ', ')
    .replace(/\s+/g, ' ')
    .trim();
  if (words !== words.toUpperCase()) return words;
  return words.toLowerCase().replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (first) => first.toUpperCase());
}
