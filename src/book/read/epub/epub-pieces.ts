import type { Block } from '../block.ts';
import { findMatter, namedMatter } from '../find-matter.ts';
import { joinContinued } from '../join-continued.ts';
import { isDivision } from '../parse-heading.ts';
import type { Piece } from '../piece.ts';
import { headingMarks } from '../pieces-from-headings.ts';
import { type BookFile, type BookText, makeLocator } from './book-text.ts';
import { chapterMarks, type Mark } from './chapter-marks.ts';
import type { Landmark, TocEntry } from './read-toc.ts';

export interface EpubParts {
  text: BookText;
  entries: readonly TocEntry[];
  /** Landmarks and guide: where a structural type begins. */
  landmarks: readonly Landmark[];
  /** The navigation document, which is a contents page where the reading order has it. */
  navPath: string | null;
}

/** A table of contents with fewer lines than this says nothing where the files say more. */
const MIN_TOC_LINES = 2;

/**
 * Cuts an EPUB at the lines of its table of contents. A file that no line leads to goes on with the
 * chapter before it, unless it is front or back matter or begins with a chapter heading of its own.
 */
export function epubPieces(parts: EpubParts): Piece[] {
  const { text } = parts;
  const locate = makeLocator(text);
  const marks = chooseMarks(text, chapterMarks(parts.entries, locate));
  const types = new Map<number, string[]>();
  for (const { target, type } of parts.landmarks) {
    const place = locate(target);
    if (place) types.set(place.at, [...(types.get(place.at) ?? []), type]);
  }
  return joinContinued(new PieceCutter(text, marks, types, parts.navPath).cut());
}

/** The lines of the contents, or the headings where the contents says nothing. */
function chooseMarks(text: BookText, marks: Mark[]): Mark[] {
  const lines = marks.filter((mark) => namedMatter(mark.label) === null).length;
  const headed = text.files.filter((file) => text.blocks[file.start]?.kind === 'heading').length;
  if (lines >= MIN_TOC_LINES || (lines > 0 && headed <= lines + 1)) return marks;
  const matter = marks.filter((mark) => namedMatter(mark.label) !== null);
  const listed = new Set(matter.map(({ at }) => at));
  const found = headingMarks(text.blocks).filter(({ at }) => !listed.has(at));
  const typed = found.map((mark) => ({ ...mark, types: fileTypes(text, mark.at) }));
  return [...matter, ...typed].sort((a, b) => a.at - b.at);
}

function fileTypes(text: BookText, at: number): string[] {
  return text.files.find((file) => at >= file.start && at < file.end)?.document.types ?? [];
}

class PieceCutter {
  private readonly pieces: Piece[] = [];
  /** The chapter that an unlisted page of front matter has interrupted. */
  private interrupted: Piece | null = null;
  private readonly text: BookText;
  private readonly marks: readonly Mark[];
  private readonly landmarks: ReadonlyMap<number, string[]>;
  private readonly navPath: string | null;

  constructor(
    text: BookText,
    marks: readonly Mark[],
    landmarks: ReadonlyMap<number, string[]>,
    navPath: string | null,
  ) {
    this.text = text;
    this.marks = marks;
    this.landmarks = landmarks;
    this.navPath = navPath;
  }

  cut(): Piece[] {
    let next = 0;
    for (const file of this.text.files) {
      const first = next;
      while (next < this.marks.length && (this.marks[next]?.at ?? 0) < file.end) next++;
      const marks = this.marks.slice(first, next);
      const unlisted = this.text.blocks.slice(file.start, marks[0]?.at ?? file.end);
      if (unlisted.length > 0) this.placeUnlisted(file, unlisted);
      marks.forEach((mark, index) => {
        this.interrupted = null;
        const blocks = this.text.blocks.slice(mark.at, marks[index + 1]?.at ?? file.end);
        this.add(mark.label, blocks, [...(this.landmarks.get(mark.at) ?? []), ...mark.types], mark);
      });
    }
    return this.pieces;
  }

  private placeUnlisted(file: BookFile, blocks: Block[]): void {
    const current = this.pieces.at(-1);
    const types = [...(this.landmarks.get(file.start) ?? []), ...file.document.types];
    if (file.path === this.navPath) types.push('toc');
    const heading = blocks[0]?.kind === 'heading' ? blocks[0].text : '';
    const isMatter = pieceMatter(heading || file.document.title, blocks, types) !== null;
    if (isMatter) {
      if (current && !isMatterPiece(current)) this.interrupted = current;
      this.add(heading || file.document.title, blocks, types, null);
    } else if (heading !== '' && isDivision(heading)) {
      this.interrupted = null;
      this.add('', blocks, types, null);
    } else {
      const story = this.interrupted ?? (current && !isMatterPiece(current) ? current : null);
      if (story) story.blocks.push(...blocks);
      else this.add('', blocks, types, null);
    }
  }

  private add(label: string, blocks: Block[], types: string[], mark: Mark | null): void {
    this.pieces.push({
      label,
      blocks,
      types,
      parts: mark?.parts ?? [],
      isPart: mark?.isPart ?? false,
    });
  }
}

function isMatterPiece(piece: Piece): boolean {
  return pieceMatter(piece.label, piece.blocks, piece.types) !== null;
}

/** Only the beginning is looked at: matter that goes on for long is recognised by its name. */
const LOOK_AT_BLOCKS = 40;

function pieceMatter(label: string, blocks: readonly Block[], types: string[]): string | null {
  const text = blocks
    .slice(0, LOOK_AT_BLOCKS)
    .map((block) => block.text)
    .join(' ');
  const words = blocks.length > LOOK_AT_BLOCKS ? Number.POSITIVE_INFINITY : text.length / 6;
  return findMatter({ names: [label], types, text, words });
}
