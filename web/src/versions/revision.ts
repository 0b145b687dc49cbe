import { SHEET_COLOURS } from '../../../src/contract/index.ts';

export interface Revision {
  /** `Pink`; from the tenth version on `Double White` and so on. */
  name: string;
  /** For style attributes. */
  colour: string;
}

/** The paper that a version is printed on. */
export function revisionOf(version: number): Revision {
  const place = Math.max(0, version - 1);
  const name = SHEET_COLOURS[place % SHEET_COLOURS.length] ?? 'White';
  const round = Math.floor(place / SHEET_COLOURS.length);
  const times = ['', 'Double ', 'Triple '][round] ?? `${round + 1} times `;
  return { name: `${times}${name}`, colour: `var(--revision-${name.toLowerCase()})` };
}
