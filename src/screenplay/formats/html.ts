import { SCREENPLAY_FORMATS } from '../../contract/screenplay-format.ts';
import { cutEmphasis } from '../cut-emphasis.ts';
import { PAPERS } from '../page.ts';
import { paginate, type ScriptPage } from '../paginate.ts';
import type { PrintedRow } from '../printed-row.ts';
import type { TitlePageEntry } from '../types.ts';
import { encode, type ScreenplayWriter, type WriteOptions } from './format.ts';
import { titleLines } from './title-lines.ts';

/** One file that needs nothing else: the printed pages, to be read, searched and printed. */
export const html = {
  ...SCREENPLAY_FORMATS.html,
  write: ({ screenplay }, options) => {
    const pages = paginate(screenplay.elements, PAPERS[options.paper]);
    const language = entryOf(screenplay.titlePage, 'language') ?? 'und';
    const title = entryOf(screenplay.titlePage, 'title') ?? options.title;
    return encode(`<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>
${styleOf(options)}</style>
</head>
<body>
<main>
${titlePage(screenplay.titlePage)}${pages.map((page) => pageOf(page, options)).join('')}</main>
</body>
</html>
`);
  },
} satisfies ScreenplayWriter;

function entryOf(titlePage: readonly TitlePageEntry[], key: string): string | undefined {
  const { middle } = titleLines(titlePage.filter((each) => each.key.toLowerCase() === key));
  if (key === 'title') return middle[0]?.join(' ');
  const entry = titlePage.find((each) => each.key.toLowerCase() === key);
  return entry?.values[0];
}

/** Lengths are those of the printed page: ten characters and six rows to the inch. */
function styleOf({ paper }: WriteOptions): string {
  const { width, height } = PAPERS[paper];
  return `@page { size: ${width}in ${height}in; margin: 0; }
* { box-sizing: border-box; }
body { margin: 0; font: 12pt/1 "Courier Prime", "Courier New", Courier, monospace; color: #000; background: #fff; }
.page { position: relative; width: ${width}in; min-height: ${height}in; margin: 0 auto; padding: 1in 0 0 1.5in; break-after: page; }
.number { position: absolute; top: .5in; right: 1in; margin: 0; }
h1, h2, p { margin: 0; font: inherit; white-space: pre; }
h2 { position: relative; font-weight: bold; }
.dialogue, .lyric { padding-left: 1in; }
.parenthetical { padding-left: 1.6in; }
.character, .more { padding-left: 2.2in; }
.centered, .transition { width: 6.1in; text-align: center; }
.transition { text-align: right; }
.lyric { font-style: italic; }
.blank { height: 12pt; }
.dual { display: grid; grid-template-columns: 3.2in 2.9in; }
.dual .dialogue, .dual .lyric { padding-left: 0; }
.dual .parenthetical { padding-left: .3in; }
.dual .character { padding-left: .6in; }
.scene-number { position: absolute; left: -.7in; }
.scene-number + .scene-number { left: auto; right: .5in; }
.title { display: flex; flex-direction: column; justify-content: space-between; padding: 3in 1in 1in 1.5in; }
.title header { text-align: center; }
.title p, .title h1 { margin-bottom: 12pt; }
@media screen { body { background: #ddd; } .page { background: #fff; margin: .25in auto; } }
@media print { .page:last-child { break-after: auto; } }
`;
}

function titlePage(entries: readonly TitlePageEntry[]): string {
  const { middle, foot } = titleLines(entries);
  if (middle.length + foot.length === 0) return '';
  const [title, ...others] = middle.map((lines) => lines.map(escapeHtml).join('\n'));
  const heading = title === undefined ? '' : `<h1>${title}</h1>`;
  const paragraph = (words: string) => `<p>${words}</p>`;
  const lower = foot.map((lines) => paragraph(lines.map(escapeHtml).join('\n'))).join('\n');
  return `<section class="page title" aria-label="Title page">
<header>
${heading}
${others.map(paragraph).join('\n')}
</header>
<footer>
${lower}
</footer>
</section>
`;
}

function pageOf({ number, rows }: ScriptPage, options: WriteOptions): string {
  const shown = number === 1 ? '' : `<p class="number" aria-hidden="true">${number}.</p>\n`;
  return `<section class="page" aria-label="Page ${number}">
${shown}${groupsOf(rows)
  .map((group) => groupHtml(group, options))
  .join('\n')}
</section>
`;
}

/** Rows of one element, or of speeches side by side. */
function groupsOf(rows: readonly PrintedRow[]): PrintedRow[][] {
  const groups: PrintedRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1)?.[0];
    const beside = row.beside !== undefined;
    const joins = last !== undefined && beside === (last.beside !== undefined);
    if (joins && (beside || (row.type === last.type && row.type !== null && goesOn(row)))) {
      groups.at(-1)?.push(row);
    } else {
      groups.push([row]);
    }
  }
  return groups;
}

/** A heading or cue of one row stands by itself. */
function goesOn({ type, sceneNumber }: PrintedRow): boolean {
  return type !== 'character' && sceneNumber === undefined;
}

function groupHtml(group: PrintedRow[], options: WriteOptions): string {
  const [first] = group;
  if (first === undefined) return '';
  if (first.beside !== undefined) {
    const left = groupsOf(group.map(({ beside: _, ...row }) => row));
    const right = groupsOf(group.flatMap(({ beside }) => (beside === undefined ? [] : [beside])));
    const column = (side: PrintedRow[][]) =>
      `<div>${side.map((each) => groupHtml(each, options)).join('\n')}</div>`;
    return `<div class="dual">${column(left)}${column(right)}</div>`;
  }
  if (first.type === null) return '<div class="blank"></div>';
  const tag = first.type === 'scene_heading' ? 'h2' : 'p';
  const number = options.sceneNumbers ? first.sceneNumber : undefined;
  const mark =
    number === undefined ? '' : `<span class="scene-number">${escapeHtml(number)}</span>`;
  const again = mark.replace('<span', '<span aria-hidden="true"');
  return `<${tag} class="${first.type}">${mark}${again}${group.map(rowHtml).join('\n')}</${tag}>`;
}

/** Each stretch between two ends of emphasis has tags of its own, so that marks may cross. */
function rowHtml({ text, emphasis }: PrintedRow): string {
  return cutEmphasis(text, emphasis, {})
    .map(({ text: piece, bold, italic, underline }) => {
      const tags = [bold && 'b', italic && 'i', underline && 'u'].filter((tag) => tag !== false);
      const open = tags.map((tag) => `<${tag}>`).join('');
      const close = tags
        .map((tag) => `</${tag}>`)
        .reverse()
        .join('');
      return `${open}${escapeHtml(piece)}${close}`;
    })
    .join('');
}

/** What stands for itself in an element and in an attribute; what no page may hold is left out. */
function escapeHtml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they print nothing.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
      .replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`)
  );
}
