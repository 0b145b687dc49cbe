import { AppError } from '../../contract/error.ts';
import { cutRuns } from '../../screenplay/pdf/cut-runs.ts';
import { Faces } from '../../screenplay/pdf/faces.ts';
import { printable } from '../../screenplay/pdf/printable.ts';
import { Sheets } from '../../screenplay/pdf/sheets.ts';
import { Tags } from '../../screenplay/pdf/tags.ts';
import { opaquePng } from './opaque-png.ts';
import { PANEL_SIZES, type PanelShape } from './panel-size.ts';

/** A panel on a contact sheet. */
export interface SheetPanel {
  number: string;
  caption: string;
  /** Milliseconds. */
  duration: number;
  png: Uint8Array;
}

export interface ContactSheetOptions {
  title: string;
  shape?: PanelShape;
  /** A BCP 47 tag, for whoever has it read aloud. */
  language?: string;
}

export interface ContactSheet {
  pdf: Uint8Array;
  /** Characters that no typeface has, each once; a box stands for them. */
  missing: string[];
}

/** Landscape letter, in points. */
const PAPER = { width: 11, height: 8.5, rows: 0 };
const INCH = 72;
const MARGIN = 36;
const HEAD = 30;
const GAP = 14;
const GRIDS: Record<PanelShape, { columns: number; rows: number }> = {
  '16:9': { columns: 3, rows: 3 },
  '9:16': { columns: 6, rows: 2 },
  '1:1': { columns: 4, rows: 2 },
};
/** Pixels to the inch of a printed panel. */
const DENSITY = 200;
const SIZES = { title: 13, number: 8.5, caption: 7.5 };
/** Of a size, the width of every character and the distance of lines. */
const WIDE = 0.6;
const LEADING = 1.25;
const CAPTION_LINES = 2;
/** A feature film has some 1,500. */
const MOST_PANELS = 3_000;
const NO_GLYPH = '□';

/**
 * A storyboard as PDF: panels in a grid, each with its number, how long it is seen, and its caption. The same panels
 * give the same bytes.
 *
 * @throws AppError `script.empty`, `script.too_large`
 */
export async function writeContactSheet(
  panels: readonly SheetPanel[],
  { title, shape = '16:9', language }: ContactSheetOptions,
): Promise<ContactSheet> {
  refuseEmptyOrTooLarge(panels.length);
  const sheets = new Sheets(PAPER, { title, author: null, language: language ?? null });
  const press = new SheetPress(sheets, title, shape);
  panels.forEach((panel, at) => {
    press.set(panel, at, panels.length);
  });
  return { pdf: await press.bytes(), missing: [...press.missing] };
}

function refuseEmptyOrTooLarge(found: number): void {
  if (found === 0)
    throw new AppError('script.empty', 'the storyboard has no panel', {
      hint: 'Write a scene: each gives at least one.',
    });
  if (found > MOST_PANELS)
    throw new AppError(
      'script.too_large',
      `a storyboard of ${found} panels: a contact sheet has ${MOST_PANELS} at most`,
      { hint: 'Print it in parts.', details: { found, limit: MOST_PANELS } },
    );
}

/** `1:04.5`, or `4.5 s` below a minute. */
export function durationText(milliseconds: number): string {
  const tenths = Math.round(milliseconds / 100);
  const seconds = (tenths % 600) / 10;
  if (tenths < 600) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(tenths / 600)}:${seconds.toFixed(1).padStart(4, '0')}`;
}

class SheetPress {
  readonly missing = new Set<string>();
  readonly #sheets: Sheets;
  readonly #tags: Tags;
  readonly #faces = new Faces();
  readonly #title: string;
  readonly #grid: { columns: number; rows: number };
  readonly #cell: { width: number; height: number };
  /** Of a panel in its cell. */
  readonly #picture: { width: number; height: number };

  constructor(sheets: Sheets, title: string, shape: PanelShape) {
    this.#sheets = sheets;
    this.#tags = new Tags(sheets.document);
    this.#title = title;
    this.#grid = GRIDS[shape];
    const { columns, rows } = this.#grid;
    const across = PAPER.width * INCH - 2 * MARGIN;
    const down = PAPER.height * INCH - 2 * MARGIN - HEAD;
    this.#cell = {
      width: (across - GAP * (columns - 1)) / columns,
      height: (down - GAP * (rows - 1)) / rows,
    };
    const written = (SIZES.number + SIZES.caption * CAPTION_LINES) * LEADING + 4;
    const { width, height } = PANEL_SIZES[shape];
    const scale = Math.min(this.#cell.width / width, (this.#cell.height - written) / height);
    this.#picture = { width: width * scale, height: height * scale };
  }

  set(panel: SheetPanel, at: number, count: number): void {
    const { columns, rows } = this.#grid;
    const onPage = at % (columns * rows);
    if (onPage === 0) this.#begin(at / (columns * rows) + 1, Math.ceil(count / (columns * rows)));
    const x = MARGIN + (onPage % columns) * (this.#cell.width + GAP);
    const y = MARGIN + HEAD + Math.floor(onPage / columns) * (this.#cell.height + GAP);
    this.#drawPicture(panel, x, y);
    this.#drawWords(panel, x, y + this.#picture.height + 4);
  }

  #begin(page: number, pages: number): void {
    this.#sheets.add();
    const across = PAPER.width * INCH - 2 * MARGIN;
    const number = `${page} / ${pages}`;
    const room = columnsIn(across, SIZES.title) - number.length - 2;
    const title = () =>
      this.#line(cut(this.#printed(this.#title), room), MARGIN, MARGIN, SIZES.title, true);
    if (page === 1) {
      this.#tags.begin('H1');
      this.#tags.part(title);
    } else this.#tags.artifact(title);
    const right = MARGIN + across - number.length * SIZES.title * WIDE;
    this.#tags.artifact(() => this.#line(number, right, MARGIN, SIZES.title, false));
  }

  #drawPicture({ png, number, caption }: SheetPanel, x: number, y: number): void {
    const { width, height } = this.#picture;
    const pixels = (points: number) => Math.round((points / INCH) * DENSITY);
    const picture = opaquePng(png, { width: pixels(width), height: pixels(height) });
    this.#tags.begin('Figure', printable(`${number}: ${caption}`));
    this.#tags.part(() => {
      this.#sheets.document.image(picture, x, y, { width, height });
    });
  }

  #drawWords({ number, duration, caption }: SheetPanel, x: number, y: number): void {
    const time = durationText(duration);
    const room = columnsIn(this.#cell.width, SIZES.number) - time.length - 2;
    const left = cut(this.#printed(number), room);
    this.#tags.begin('P');
    this.#tags.part(() => {
      this.#line(left, x, y, SIZES.number, true);
      const right = x + this.#picture.width - time.length * SIZES.number * WIDE;
      this.#line(time, right, y, SIZES.number, false);
    });
    const lines = wrap(this.#printed(caption), columnsIn(this.#cell.width, SIZES.caption));
    this.#tags.begin('P');
    this.#tags.part(() => {
      lines.forEach((line, i) => {
        const top = y + SIZES.number * LEADING + i * SIZES.caption * LEADING;
        this.#line(line, x, top, SIZES.caption, false);
      });
    });
  }

  /** The text in one line; a box stands for what no face has. */
  #printed(text: string): string {
    return [...printable(text.slice(0, 1_000)).replace(/\s+/g, ' ').trim()]
      .map((each) => {
        if (each === ' ' || this.#faces.fileFor(each, 'regular') !== null) return each;
        this.missing.add(each);
        return NO_GLYPH;
      })
      .join('');
  }

  #line(text: string, x: number, y: number, size: number, bold: boolean): void {
    for (const run of cutRuns({ text, emphasis: [] }, { bold }, this.#faces)) {
      if (run.file === null) continue;
      this.#sheets.document
        .font(run.file, size)
        .text(run.text, x + run.column * size * WIDE, y + size * 0.8, {
          lineBreak: false,
          baseline: 'alphabetic',
        });
    }
  }

  bytes(): Promise<Uint8Array> {
    this.#tags.end();
    return this.#sheets.bytes();
  }
}

function columnsIn(width: number, size: number): number {
  return Math.floor(width / (size * WIDE));
}

function cut(text: string, columns: number): string {
  const characters = [...text];
  return characters.length <= columns ? text : `${characters.slice(0, columns - 1).join('')}…`;
}

/** As many lines as there is room for, broken between words; an ellipsis where more would follow. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let rest = [...text];
  while (rest.length > 0 && lines.length < CAPTION_LINES) {
    if (rest.length <= columns) return [...lines, rest.join('')];
    if (lines.length === CAPTION_LINES - 1) return [...lines, cut(rest.join(''), columns)];
    const space = rest.lastIndexOf(' ', columns);
    const end = space > 0 ? space : columns;
    lines.push(rest.slice(0, end).join(''));
    rest = rest.slice(space > 0 ? end + 1 : end);
  }
  return lines;
}
