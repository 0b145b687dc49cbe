/** The colours that Beat has names for. */
export const SCENE_COLOURS = [
  'red',
  'blue',
  'green',
  'pink',
  'magenta',
  'gray',
  'purple',
  'cyan',
  'teal',
  'yellow',
  'orange',
  'brown',
] as const;

export type SceneColour = (typeof SCENE_COLOURS)[number];

const COLOUR = /^colou?r +(\p{L}+|#[0-9a-f]{6})$/iu;

/** The colour that a note gives, in small letters; null for a note that gives none. */
export function colourOfNote(text: string): string | null {
  return COLOUR.exec(text)?.[1]?.toLowerCase() ?? null;
}
