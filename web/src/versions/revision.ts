/** In the order in which a production prints its revisions. */
const COLOURS = [
  'White',
  'Blue',
  'Pink',
  'Yellow',
  'Green',
  'Goldenrod',
  'Buff',
  'Salmon',
  'Cherry',
] as const;

export interface Revision {
  /** `Pink`; from the tenth version on `Double White` and so on. */
  name: string;
  /** For style attributes. */
  colour: string;
}

/** The paper that a version is printed on. */
export function revisionOf(version: number): Revision {
  const place = Math.max(0, version - 1);
  const name = COLOURS[place % COLOURS.length] ?? 'White';
  const round = Math.floor(place / COLOURS.length);
  const times = ['', 'Double ', 'Triple '][round] ?? `${round + 1} times `;
  return { name: `${times}${name}`, colour: `var(--revision-${name.toLowerCase()})` };
}
