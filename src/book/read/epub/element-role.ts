import { pictureLetters } from './drop-capitals.ts';

/** What an element means for the text that it holds. */
export interface Role {
  /** Begins and ends a paragraph. */
  block: boolean;
  /** Nothing inside it is text of the book. */
  skip: boolean;
  /** Its children are lines of one stanza, list or table, not paragraphs. */
  lines: boolean;
  /** A paragraph of its own, although a list or a table encloses it. */
  prose: boolean;
  /** A table cell. */
  cell: boolean;
  verse: boolean;
  /** body, section, article, div: what a table of contents points to. */
  section: boolean;
  /** Line breaks in the source are line breaks in the text. */
  preformatted: boolean;
  /** Heading level that the text inside has, 0 for none. */
  level: number;
  /** A ruled section break. */
  rule: boolean;
  /** Means a section break where it holds no text. */
  breakWhenEmpty: boolean;
  /** A paragraph or what stands in a line: a picture here may be a letter. */
  inline: boolean;
  /** A picture that is a letter or a character: what it shows. */
  initial: string | null;
  /** Set apart as a drop capital. */
  dropCapital: boolean;
  /** A note or several, no part of the text. */
  note: boolean;
  /** One note among several. */
  oneNote: boolean;
  /** Stands for a note in the text, whatever it looks like. */
  marker: boolean;
  /** Its own epub:type and role, lower case, ARIA's `doc-` taken off. */
  ownTypes: string[];
  /** Inside hgroup or a heading's header, where paragraphs are parts of the heading. */
  headingGroup: boolean;
}

const BLOCKS = new Set(
  `address article aside blockquote body center dd details dialog div dl dt fieldset figure footer
   form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody
   tfoot thead tr ul caption`.split(/\s+/),
);
const SECTIONS = new Set(['body', 'section', 'article', 'div', 'main', 'nav']);
const LINES = new Set(['ul', 'ol', 'table', 'dl']);

/** `nav` is read only where it is the table of contents; captions describe pictures left out. */
const SKIPPED = new Set(
  `head script style template noscript svg math object iframe audio video canvas select textarea
   button rt rp figcaption nav`.split(/\s+/),
);

const SKIPPED_TYPES = new Set(['pagebreak', 'backlink']);

const NOTE_TYPES = new Set(
  'footnote endnote rearnote note annotation footnotes endnotes rearnotes'.split(' '),
);
const MARKER_TYPES = new Set(['noteref', 'annoref']);

/** "footnote", "footnotes", "duokan-footnote-item"; a bare "note" is often a letter in the story. */
const NOTE_CLASS =
  /(?:^|[\s_-])(?:foot|end|rear)-?notes?(?:$|[\s_\d-])|(?:^|\s)msofootnotetext(?:$|\s)/;
const MARKER_CLASS =
  /(?:^|[\s_-])(?:note-?ref|fn-?anchor|(?:foot|end)-?note-?(?:ref|anchor|call|marker|link))(?:$|[\s_\d-])/;

/** What a picture of a character that fonts lack is called. */
const GAIJI_CLASS = /(?:^|[\s_-])(?:gaiji|glyph|inline-?char|character)(?:$|[\s_\d-])/;

const DROP_CLASS =
  /(?:^|[\s_-])(?:drop-?caps?|dropped|drop|cap|caps?-?letter|initials?|first-?letter|let+rine|versal|raised-?cap|big-?cap|fl)(?:$|[\s_\d-])/;

/** Project Gutenberg's own wrapping of its EPUB files, and page numbers in scanned books. */
const SKIPPED_CLASSES = new Set(['pg-boilerplate', 'pgheader', 'pagenum', 'pageno', 'pagebreak']);
const SKIPPED_IDS = new Set(['pg-header', 'pg-footer', 'pg-machine-header']);

const VERSE = /(?:^|[\s:_-])(?:verse|poem|poetry|stanza|linegroup|lg)(?:$|[\s_-])/;
const BREAK =
  /(?:^|[\s:_-])(?:(?:scene|section|thought|context)-?break|ornament|asterism|tb)(?:$|[\s_-])/;
/** Shared by the many elements that state none. */
const NO_TYPES: string[] = [];

const HEADING_TYPES = new Set(['title', 'ordinal', 'fulltitle', 'subtitle', 'label']);

export function elementRole(
  tag: string,
  attributes: Record<string, string>,
  parent: Role | undefined,
): Role {
  const ownTypes = semanticTypes(attributes);
  const classes = (attributes.class ?? '').toLowerCase();
  const look = `${classes} ${ownTypes.join(' ')}`;
  const block = BLOCKS.has(tag);
  const verse = block && tag !== 'body' && VERSE.test(look);
  return {
    block,
    skip: isSkipped(tag, attributes, ownTypes, classes),
    lines: verse || LINES.has(tag),
    prose: tag === 'p' && !parent?.verse,
    cell: tag === 'td' || tag === 'th',
    verse: verse || (parent?.verse ?? false),
    section: SECTIONS.has(tag),
    preformatted: tag === 'pre' || (parent?.preformatted ?? false),
    level: headingLevel(tag, attributes, ownTypes, parent),
    rule: tag === 'hr',
    inline: tag === 'p' || !block,
    breakWhenEmpty: block && BREAK.test(look),
    initial: tag === 'img' ? pictureText(attributes.alt, look, parent) : null,
    dropCapital: tag === 'big' || (tag !== 'body' && DROP_CLASS.test(classes)),
    ...noteRole(tag, ownTypes, classes, block),
    ownTypes,
    headingGroup: tag === 'hgroup' || (parent?.headingGroup ?? false),
  };
}

function semanticTypes(attributes: Record<string, string>): string[] {
  const stated = `${attributes['epub:type'] ?? ''} ${attributes.role ?? ''}`.trim().toLowerCase();
  return stated === '' ? NO_TYPES : stated.split(/\s+/).map((type) => type.replace(/^doc-/, ''));
}

function isSkipped(
  tag: string,
  attributes: Record<string, string>,
  types: string[],
  classes: string,
): boolean {
  return (
    SKIPPED.has(tag) ||
    'hidden' in attributes ||
    types.some((type) => SKIPPED_TYPES.has(type)) ||
    classes.split(/\s+/).some((name) => SKIPPED_CLASSES.has(name)) ||
    SKIPPED_IDS.has(attributes.id ?? '')
  );
}

function headingLevel(
  tag: string,
  attributes: Record<string, string>,
  types: string[],
  parent: Role | undefined,
): number {
  if (/^h[1-6]$/.test(tag)) return Number(tag[1]);
  if (types.includes('heading')) return clampLevel(attributes['aria-level']);
  if (tag === 'p' && (parent?.headingGroup || types.some((type) => HEADING_TYPES.has(type)))) {
    return 2;
  }
  return parent?.level ?? 0;
}

function clampLevel(stated: string | undefined): number {
  const level = Number(stated ?? 2);
  return level >= 1 && level <= 6 ? Math.floor(level) : 2;
}

function noteRole(
  tag: string,
  types: readonly string[],
  classes: string,
  block: boolean,
): Pick<Role, 'note' | 'oneNote' | 'marker'> {
  const marker = types.some((type) => MARKER_TYPES.has(type)) || MARKER_CLASS.test(classes);
  const link = tag === 'a' || tag === 'sup';
  const typed = types.some((type) => NOTE_TYPES.has(type)) || NOTE_CLASS.test(classes);
  const note = tag === 'aside' || (typed && !marker && !link && tag !== 'body');
  const many = types.some((type) => type.endsWith('notes')) || /notes(?:$|[\s_-])/.test(classes);
  return { note, oneNote: (note && !many) || (block && tag === 'li'), marker };
}

/** A letter or a character that a picture shows inside a line, or a drop capital in a block. */
function pictureText(
  stated: string | undefined,
  look: string,
  parent: Role | undefined,
): string | null {
  const alt = stated?.trim() ?? '';
  if (alt === '' || !parent) return null;
  const apart = DROP_CLASS.test(look) || parent.dropCapital;
  if (parent.inline && (/^(?:\p{L}\p{M}*|[\p{Script=Han}]{1,2})$/u.test(alt) || isGaiji(alt, look)))
    return alt;
  return parent.inline || apart ? pictureLetters(alt, apart) : null;
}

function isGaiji(alt: string, look: string): boolean {
  return GAIJI_CLASS.test(look) && alt.length <= 10;
}
