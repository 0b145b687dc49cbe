import { foldTitle } from './fold-title.ts';
import { parseHeading } from './parse-heading.ts';
import type { Piece } from './piece.ts';

/** "(continued)", "(cont.)", "(Fortsetzung)" after a chapter's title. */
const CONTINUED =
  /\s*[[(](?:continued|cont(?:'d)?\.?|fortsetzung|suite|continuación|continuação|continua|продолжение|續|续|続き|계속)[\])]\s*$/iu;

/** Joins the files of one chapter: those in a row that are called by the same number. */
export function joinContinued(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before && goesOn(before, piece)) {
      const same = foldTitle(bare(headingOf(before)));
      const repeated = foldTitle(bare(piece.blocks[0]?.text ?? '')) === same;
      before.blocks.push(...(repeated ? piece.blocks.slice(1) : piece.blocks));
    } else joined.push(piece);
  }
  return joined;
}

function goesOn(before: Piece, piece: Piece): boolean {
  if (before.isPart || piece.isPart || before.parts.join('\n') !== piece.parts.join('\n'))
    return false;
  const title = headingOf(piece);
  const continued = bare(title) !== title;
  const { kind } = parseHeading(bare(title));
  return (
    (kind === 'chapter' || (kind === 'name' && continued)) &&
    foldTitle(bare(title)) === foldTitle(bare(headingOf(before)))
  );
}

function headingOf({ label, blocks }: Piece): string {
  const [first] = blocks;
  return label || (first?.kind === 'heading' ? first.text : '');
}

function bare(title: string): string {
  return title.replace(CONTINUED, '');
}
