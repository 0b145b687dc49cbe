import { parseFountain } from '../fountain/parse.ts';
import type { Element, Screenplay } from '../types.ts';
import { type AlignedElements, alignDrafts } from './align-drafts.ts';
import { type Changed, changesOf } from './changes.ts';
import { revisionColour, sheetColour } from './colours.ts';
import { lockScenes } from './lock-scenes.ts';

/** What a production is handed since a draft that it has. */
export interface Revision {
  /** That draft, as Fountain. */
  since: string;
  /** A revision colour; Blue is the first behind white. */
  colour?: string;
  /** In place of the colour's name in the header. */
  name?: string;
  /** As it is to be printed. */
  date?: string;
}

/** How what is new is told from the rest. */
export interface RevisionLook {
  /** What stands above each page of which something is new. */
  header: string;
  /** Of the sheets of those pages, as `#` and six hexadecimal digits. */
  sheet: string;
}

export interface RevisedElements extends RevisionLook {
  before: Screenplay;
  aligned: AlignedElements[];
  /** By element of the later draft as it is. */
  changes: Map<Element, Changed>;
  /** Of the later draft, with locked numbers of scenes where those are asked for. */
  elements: readonly Element[];
}

/**
 * The elements of a revision, and what of them is new.
 *
 * @throws AppError `invalid` for a colour that there is not
 */
export function reviseElements(
  screenplay: Screenplay,
  { since, colour = 'Blue', name, date }: Revision,
  { sceneNumbers }: { sceneNumbers: boolean },
): RevisedElements {
  const known = revisionColour(colour);
  const before = parseFountain(since);
  const aligned = alignDrafts(before, screenplay);
  return {
    before,
    aligned,
    changes: changesOf(aligned, sceneNumbers),
    elements: sceneNumbers ? lockScenes(before, screenplay, aligned) : screenplay.elements,
    header: [name ?? `${known} Revision`, date].filter(Boolean).join(' - '),
    sheet: sheetColour(known),
  };
}
