import { parseFountain } from '../fountain/parse.ts';
import type { Paper } from '../page.ts';
import type { ScriptPage } from '../paginate.ts';
import { printedBlocks } from '../printed-blocks.ts';
import type { Screenplay } from '../types.ts';
import { alignDrafts } from './align-drafts.ts';
import { revisionColour, sheetColour } from './colours.ts';
import { lockPages } from './lock-pages.ts';
import { lockScenes } from './lock-scenes.ts';
import { markRows } from './mark-rows.ts';

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

export interface RevisedPages {
  pages: ScriptPage[];
  /** What stands above each page of which something is new. */
  header: string;
  /** Of the sheets of those pages, as six hexadecimal digits. */
  sheet: string;
}

/**
 * The pages of a revision: numbered as in the draft that it is compared with, scenes as well where
 * they are numbered, and with marks on rows of which something is new.
 *
 * @throws AppError `invalid` for a colour that there is not
 */
export function revise(
  screenplay: Screenplay,
  { since, colour = 'Blue', name, date }: Revision,
  { paper, sceneNumbers }: { paper: Paper; sceneNumbers: boolean },
): RevisedPages {
  const known = revisionColour(colour);
  const before = parseFountain(since);
  const aligned = alignDrafts(before, screenplay);
  const elements = sceneNumbers ? lockScenes(before, screenplay, aligned) : screenplay.elements;
  const blocks = markRows(printedBlocks(elements), aligned, sceneNumbers);
  const header = [name ?? `${known} Revision`, date].filter(Boolean).join(' - ');
  const pages = lockPages(before, blocks, aligned, paper);
  return { pages, header, sheet: sheetColour(known) };
}

/** True for a page that whoever has the draft before has to be given. */
export function isRevised({ rows, label = '' }: ScriptPage): boolean {
  return /\D/.test(label) || rows.some((row) => row.revised || row.beside?.revised);
}
