/** Which characters of a book an address means: `?find=venn&show=no-voice&chapter=2`. */
export interface CastSearch {
  find?: string | undefined;
  show?: Shown | undefined;
  chapter?: number | undefined;
}

/** Kinds of characters, as they are called in addresses. */
export const SHOWN = ['speaking', 'silent', 'no-voice', 'no-sheet'] as const;
export type Shown = (typeof SHOWN)[number];

/** What says nothing that is known here is as if it were not there. */
export function castSearch({ find, show, chapter }: Record<string, unknown>): CastSearch {
  return {
    // What looks like a number comes as one.
    find: typeof find === 'string' || typeof find === 'number' ? String(find) : undefined,
    show: SHOWN.find((each) => each === show),
    chapter: typeof chapter === 'number' ? chapter : undefined,
  };
}
