import { AppError } from '../../contract/error.ts';
import { plural } from '../../contract/plural.ts';
import { numberScenes } from '../number-scenes.ts';
import { PAPERS } from '../page.ts';
import { paginate, type ScriptPage } from '../paginate.ts';
import { plain } from '../plain.ts';
import { revise } from '../revision/revise.ts';
import type { Revision } from '../revision/revise-elements.ts';
import { type TitleRow, titleSheets } from '../title-sheets.ts';
import type { Screenplay } from '../types.ts';
import { drawPage, type Press } from './draw-page.ts';
import { drawTitle } from './draw-title.ts';
import { Faces } from './faces.ts';
import { printable } from './printable.ts';
import { refuseUnprintable } from './refuse-unprintable.ts';
import { Sheets, type SheetsInfo } from './sheets.ts';
import { Tags } from './tags.ts';

export interface PdfOptions {
  paper?: keyof typeof PAPERS;
  /** Print scene numbers in both margins; scenes without one are given one. */
  sceneNumbers?: boolean;
  /** A BCP 47 tag, for whoever has the script read aloud. */
  language?: string;
  /** Print it as a revision of an earlier draft. */
  revision?: Revision;
  /** For a script whose title page names none. */
  title?: string;
}

/** Some twenty-five feature films. */
const MOST_PAGES = 3_000;

/**
 * A screenplay as PDF: the pages of `paginate`, row by row, in 12-point Courier Prime, behind the title
 * page where there is one. The same screenplay gives the same bytes.
 *
 * @throws AppError `script.empty`, `script.too_large`, `script.unprintable`; `invalid` for a revision colour that there is not
 */
export async function writePdf(
  screenplay: Screenplay,
  { paper = 'letter', sceneNumbers = false, language, title, revision }: PdfOptions = {},
): Promise<Uint8Array> {
  const { pages, ...revised } = setPages(screenplay, { paper, sceneNumbers, revision });
  const titles = titleSheets(screenplay.titlePage, PAPERS[paper]);
  refuseEmptyOrTooLarge(titles.length + pages.length);
  const faces = new Faces();
  refuseUnprintable(rowsOf(titles, pages), faces);
  if (revised.revision) refuseUnprintable([{ text: revised.revision.header }], faces);
  const info = infoOf(screenplay, { title, language });
  const sheets = new Sheets(PAPERS[paper], info);
  const tags = new Tags(sheets.document);
  const press: Press = {
    sheets,
    tags,
    faces,
    sceneNumbers,
    heading: titles.length > 0 ? 'H2' : 'H1',
    ...revised,
  };
  for (const sheet of titles) drawTitle(sheet, press);
  pages.forEach((page, i) => {
    drawPage(page, pages[i - 1], press);
  });
  tags.end();
  return sheets.bytes();
}

function setPages(
  screenplay: Screenplay,
  options: { paper: keyof typeof PAPERS; sceneNumbers: boolean; revision: Revision | undefined },
): { pages: ScriptPage[] } & Pick<Press, 'revision'> {
  const { sceneNumbers, revision } = options;
  const paper = PAPERS[options.paper];
  if (revision !== undefined) {
    const { pages, header, sheet } = revise(screenplay, revision, { paper, sceneNumbers });
    return { pages, revision: { header, sheet } };
  }
  const elements = sceneNumbers ? numberScenes(screenplay.elements) : screenplay.elements;
  return { pages: paginate(elements, paper) };
}

function refuseEmptyOrTooLarge(found: number): void {
  if (found === 0) {
    throw new AppError('script.empty', 'the screenplay has nothing that is printed', {
      hint: 'Sections, synopses, notes and boneyards stay with the writer: write a heading, action or dialogue.',
    });
  }
  if (found <= MOST_PAGES) return;
  throw new AppError(
    'script.too_large',
    `a script of ${plural(found, 'page')}: a PDF has ${MOST_PAGES} at most`,
    { hint: 'Export it in parts.', details: { found, limit: MOST_PAGES } },
  );
}

function* rowsOf(titles: readonly TitleRow[][], pages: readonly ScriptPage[]) {
  for (const sheet of titles) yield* sheet;
  for (const { rows } of pages) yield* rows;
}

function infoOf(
  { titlePage }: Screenplay,
  { title, language }: { title: string | undefined; language: string | undefined },
): SheetsInfo {
  const entryOf = (...keys: string[]) => {
    const entry = titlePage.find(({ key }) => keys.includes(key.toLowerCase()));
    const value = printable(plain(entry?.values.join('\n') ?? '')).trim();
    return value === '' ? null : value;
  };
  return {
    title: entryOf('title') ?? title ?? 'Screenplay',
    author: entryOf('author', 'authors'),
    language: language ?? entryOf('language'),
  };
}
