import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { numberScenes } from '../number-scenes.ts';
import { PAGE, PAPERS, type Paper } from '../page.ts';
import { plain } from '../plain.ts';
import { FIRST_TITLE_ROW, titleKey, titleParts } from '../title-parts.ts';
import type { Screenplay, TitlePageEntry } from '../types.ts';
import { fixTimes } from './fix-times.ts';
import { paragraphOf, paragraphsOf } from './paragraphs.ts';
import { CHARACTER, DEFAULT_RUN, INCH, paragraphStyles, ROW } from './styles.ts';

export interface DocxOptions {
  paper?: keyof typeof PAPERS;
  /** Print scene numbers in both margins; scenes without one are given one. */
  sceneNumbers?: boolean;
  /** A BCP 47 tag, for the spelling checker. */
  language?: string;
  /** For a script whose title page names none. */
  title?: string;
}

const ABOVE_CONTACT = 20;

/**
 * A screenplay as a Word document: each element a paragraph in the style that is named after it, the
 * pages as wide and long as in print. The same screenplay gives the same bytes.
 */
export async function writeDocx(
  screenplay: Screenplay,
  { paper = 'letter', sceneNumbers = false, language, title }: DocxOptions = {},
): Promise<Uint8Array> {
  const elements = sceneNumbers ? numberScenes(screenplay.elements) : screenplay.elements;
  const { titlePage } = screenplay;
  const named = titlePage.find(({ key }) => key.toLowerCase() === 'title');
  const document = new Document({
    styles: {
      default: {
        document: {
          run: { ...DEFAULT_RUN, ...(language ? { language: { value: language } } : {}) },
        },
      },
      paragraphStyles: paragraphStyles(),
    },
    sections: [
      ...titleSection(titlePage, PAPERS[paper]),
      {
        ...numbered(PAPERS[paper]),
        children: paragraphsOf(elements, { sceneNumbers }),
      },
    ],
  });
  const bytes = await Packer.toBuffer(document, false, [
    {
      path: 'docProps/core.xml',
      data: coreProperties(plain(named?.values.join(' ') ?? '') || (title ?? 'Screenplay')),
    },
  ]);
  fixTimes(bytes);
  return bytes;
}

function titleSection(entries: readonly TitlePageEntry[], paper: Paper): ISectionOptions[] {
  const { middle, foot } = titleParts(entries);
  const children = [
    ...middle.map((entry, i) => {
      const before = i === 0 ? { before: FIRST_TITLE_ROW } : {};
      const style = titleKey(entry) === 'title' ? 'title' : 'title_entry';
      return paragraphOf(style, entry.values.join('\n'), before);
    }),
    ...foot.map((entry, i) => {
      const before = i === 0 ? { before: ABOVE_CONTACT } : {};
      return paragraphOf('contact', entry.values.join('\n'), before);
    }),
  ];
  return children.length === 0 ? [] : [{ ...sheetOf(paper), children }];
}

/** Pages are numbered from 1, top right, but the first. */
function numbered(paper: Paper): Omit<ISectionOptions, 'children'> {
  const { properties } = sheetOf(paper);
  const number = new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children: [PageNumber.CURRENT, '.'] })],
  });
  const nothing = { children: [new Paragraph({})] };
  return {
    properties: {
      ...properties,
      titlePage: true,
      page: { ...properties.page, pageNumbers: { start: 1 } },
    },
    headers: { default: new Header({ children: [number] }), first: new Header(nothing) },
    footers: { default: new Footer(nothing), first: new Footer(nothing) },
  };
}

function sheetOf(paper: Paper) {
  const [width, height] = [Math.round(paper.width * INCH), Math.round(paper.height * INCH)];
  const left = 1.5 * INCH;
  return {
    properties: {
      page: {
        size: { width, height },
        margin: {
          left,
          right: width - left - PAGE.columns.action * CHARACTER,
          top: INCH,
          bottom: height - INCH - paper.rows * ROW,
          header: INCH / 2,
          footer: INCH / 2,
        },
      },
    },
  };
}

/** What the document says of itself; docx itself would add the hour. */
function coreProperties(title: string): string {
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escaped}</dc:title><dc:creator>Goldenrod</dc:creator>`,
    '</cp:coreProperties>',
  ].join('');
}
