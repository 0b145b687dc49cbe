import type { Paper } from '../page.ts';
import type { ScriptPage } from '../paginate.ts';
import { printedBlocks } from '../printed-blocks.ts';
import type { Screenplay } from '../types.ts';
import { lockPages } from './lock-pages.ts';
import { markRows } from './mark-rows.ts';
import { type Revision, type RevisionLook, reviseElements } from './revise-elements.ts';

export interface RevisedPages extends RevisionLook {
  pages: ScriptPage[];
}

/**
 * The pages of a revision: numbered as in the draft that it is compared with, scenes as well where
 * they are numbered, and with marks on rows of which something is new.
 *
 * @throws AppError `invalid` for a colour that there is not
 */
export function revise(
  screenplay: Screenplay,
  revision: Revision,
  { paper, sceneNumbers }: { paper: Paper; sceneNumbers: boolean },
): RevisedPages {
  const { before, aligned, changes, elements, ...rest } = reviseElements(screenplay, revision, {
    sceneNumbers,
  });
  const blocks = markRows(printedBlocks(elements), aligned, changes);
  return { pages: lockPages(before, blocks, aligned, paper), ...rest };
}

/** True for a page that whoever has the draft before has to be given. */
export function isRevised({ rows, label = '' }: ScriptPage): boolean {
  return /\D/.test(label) || rows.some((row) => row.revised || row.beside?.revised);
}
