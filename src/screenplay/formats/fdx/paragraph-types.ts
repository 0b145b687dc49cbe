import type { ElementType } from '../../types.ts';

/** What Final Draft calls each element that both know. */
export const TYPE_OF = {
  scene_heading: 'Scene Heading',
  action: 'Action',
  centered: 'Action',
  character: 'Character',
  dialogue: 'Dialogue',
  parenthetical: 'Parenthetical',
  transition: 'Transition',
  lyric: 'Lyrics',
  synopsis: 'Outline Body',
} as const satisfies Partial<Record<ElementType, string>>;

/** The element that a paragraph's type names; null for one that Fountain does not know. */
export function elementTypeOf(type: string): keyof typeof TYPE_OF | 'section' | null {
  if (/^Outline \d$/.test(type)) return 'section';
  for (const [own, name] of Object.entries(TYPE_OF)) {
    if (name === type) return own as keyof typeof TYPE_OF;
  }
  return null;
}

/** Begins the text of a boneyard that holds what Fountain has no words for, as XML. */
export const KEPT_MARK = 'fdx ';
/** Points of a blank line. */
export const BLANK_LINE = 12;
