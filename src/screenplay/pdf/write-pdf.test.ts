import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFountain } from '../fountain/parse.ts';
import { PAGE, PAPERS } from '../page.ts';
import { paginate } from '../paginate.ts';
import type { PrintedRow } from '../printed-row.ts';
import { columnOf, type Side } from '../row-column.ts';
import { titleSheets } from '../title-sheets.ts';
import { cutRuns } from './cut-runs.ts';
import { Faces } from './faces.ts';
import { printable } from './printable.ts';
import { readPdfPages } from './read-pages.ts';
import { setRows } from './set-rows.ts';
import { type PdfOptions, writePdf } from './write-pdf.ts';

const CHARACTER = 7.2;
/** One and a half inches. */
const LEFT = 15;
/** From the upper edge to the letters of the first row, in points. */
const FIRST = 72 + 9.4;

const write = (text: string, options: PdfOptions = {}) => writePdf(parseFountain(text), options);

/** What stands on each page by row and column of the text's own grid, without the page number. */
async function readBack(bytes: Uint8Array) {
  const { pages } = await readPdfPages(bytes);
  return pages.map((page) =>
    setRows(page, CHARACTER).flatMap(({ y, cells }) => {
      const at = Math.round((y - FIRST) / 12);
      return at < 0
        ? []
        : cells.map(({ text, column }) => ({ at: at || 0, column: column - LEFT, text }));
    }),
  );
}

/** The same of the rows that were to be printed; blanks at three or more part what is set apart. */
function expected(text: string, paper: keyof typeof PAPERS) {
  const { titlePage, elements } = parseFountain(text);
  const titles = titleSheets(titlePage, PAPERS[paper]).map((rows) =>
    rows.flatMap(({ text, place }, at) => {
      const column = place === 'middle' ? columnOf('centered', lengthOf(text)) : 0;
      return cut(text, column).map((cell) => ({ at, ...cell }));
    }),
  );
  const pages = paginate(elements, PAPERS[paper]).map(({ rows }) =>
    rows.flatMap((row, at) => {
      const { beside } = row;
      const cells = beside ? [...cellsOf(row, 'left'), ...cellsOf(beside, 'right')] : cellsOf(row);
      return cells.map((cell) => ({ at, ...cell }));
    }),
  );
  return [...titles, ...pages];
}

const lengthOf = (text: string) => [...printable(text)].length;

function cellsOf({ text, type }: PrintedRow, side?: Side) {
  return cut(text, columnOf(type, lengthOf(text), side));
}

function cut(text: string, column: number) {
  return [...printable(text).matchAll(/\S+(?: {1,2}\S+)*/g)].map((match) => ({
    column: column + match.index,
    text: match[0],
  }));
}

const LONG = 'He crosses the room, takes the lamp and *holds* it over the _open_ drawer. '.repeat(
  9,
);
const SAID = 'I have seen **nothing** of the kind, nor do I care to. '.repeat(14);
const SCRIPT = `Title: The *Lamp* & <Other> Stories
Credit: by
Author: A. Writer
Draft date: 1 May
Contact:
\tA Street
\tA Town

INT. HALL - DAY #12A#

${LONG}

HOLMES (V.O.)
(calmly)
${SAID}
(beat)
${SAID}

WATSON ^
${SAID}

ANNA
Now!
~And *now* again

BERT ^
(also)
Now?

> THE END <

CUT TO:

.ΩMEGA – „ПРИВЕТ“ … naïve café fi fl ffi

He  waits   for \u00a0 it.
`;

test.each(['letter', 'a4'] as const)(
  'its pages are those that are printed, on %s',
  async (paper) => {
    const read = await readBack(await write(SCRIPT, { paper }));
    expect(read).toEqual(expected(SCRIPT, paper));
    expect(read.length).toBeGreaterThan(3);
  },
);

test('the pages of generated screenplays are those that are printed', async () => {
  const word = fc.constantFrom(
    'He',
    'naïve',
    '*goes*',
    '**on**',
    '_under_',
    'a—b',
    'Привет',
    '...',
  );
  const words = fc.array(word, { minLength: 1, maxLength: 120 }).map((all) => all.join(' '));
  const element = fc.oneof(
    words,
    fc.constantFrom('INT. A - DAY', 'EXT. B #2#', '> C <', '===', 'CUT TO:', '# S', '[[n]]'),
    words.map((text) => `HOLMES\n(beat)\n${text}`),
    words.map((text) => `HOLMES\n${text}\n\nWATSON ^\n${text} again`),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(element, { minLength: 1, maxLength: 6 }),
      fc.constantFrom<keyof typeof PAPERS>('letter', 'a4'),
      async (parts, paper) => {
        const text = ['INT. START - DAY', ...parts].join('\n\n');
        expect(await readBack(await write(text, { paper }))).toEqual(expected(text, paper));
      },
    ),
    { numRuns: 15 },
  );
});

describe('in its margins', () => {
  test('pages are numbered but the first', async () => {
    const { pages } = await readPdfPages(await write(`One.\n\n===\n\nTwo.\n\n===\n\nThree.`));
    const numbers = pages.map(({ pieces }) => pieces.filter(({ y }) => y < 70).map((p) => p.text));
    expect(numbers).toEqual([[], ['2.'], ['3.']]);
    const [number] = pages[1]?.pieces ?? [];
    expect((number?.x ?? 0) + (number?.width ?? 0)).toBeCloseTo(7.5 * 72, 0);
  });

  test('scene numbers stand left and right when they are asked for', async () => {
    const text = 'INT. A - DAY #7#\n\nOne.\n\nINT. B - DAY\n\nTwo.\n\nINT. C - DAY #8#\n\nThree.';
    const [plain] = await readBack(await write(text));
    expect(plain?.map(({ text }) => text).join()).not.toContain('7');
    const [numbered] = await readBack(await write(text, { sceneNumbers: true }));
    expect(numbered?.filter(({ column }) => column < 0 || column > 50)).toEqual(
      ['7', '7A', '8'].flatMap((number, i) => [
        { at: i * 4, column: -7, text: number },
        { at: i * 4, column: 58, text: number },
      ]),
    );
  });

  test('a scene number stands clear of a heading as wide as the page', async () => {
    const heading = `INT. ${'A'.repeat(PAGE.columns.action - 5)}`;
    const [page] = await readBack(await write(`${heading} #112A#\n\nOne.`, { sceneNumbers: true }));
    expect(page?.map(({ text }) => text)).toEqual(['112A', heading, '112A', 'One.']);
  });
});

test('a revision has marks, its header and its colour on the pages on which something is new', async () => {
  const since = 'One.\n\n===\n\nTwo.\n\n===\n\nThree.';
  const revision = { since, colour: 'pink', date: '1 May' };
  const bytes = await write(since.replace('Two.', 'Two.\n\nTwo and a half.'), { revision });
  const pages = (await readPdfPages(bytes)).pages.map((page) =>
    setRows(page, CHARACTER).map(({ cells }) => cells.map(({ text }) => text).join('|')),
  );
  expect(pages).toEqual([
    ['One.'],
    ['Pink Revision - 1 May|2.', 'Two.', 'Two and a half.|*'],
    ['3.', 'Three.'],
  ]);
  await expect(write(since, { revision: { since, name: '中' } })).rejects.toMatchObject({
    code: 'script.unprintable',
  });
});

describe('what the typefaces lack', () => {
  test('is refused, with each character and the line where it first stands', async () => {
    await expect(write('One.\n\nHe reads 中文, then 文 and 😀.\n\nשלום')).rejects.toMatchObject({
      code: 'script.unprintable',
      message: expect.stringContaining('中 (U+4E2D, line 3), 文 (U+6587, line 3), 😀 (U+1F600'),
      details: {
        count: 7,
        characters: expect.arrayContaining([expect.objectContaining({ line: 5 })]),
      },
    });
  });

  test('is not asked of what is not printed', async () => {
    await expect(write('One. [[中]]\n\n# 文')).resolves.toBeDefined();
  });
});

test('a script of which nothing is printed is refused, and one of too many pages', async () => {
  await expect(write('# Act\n\n[[note]]')).rejects.toMatchObject({ code: 'script.empty' });
  await expect(write('One.\n\n===\n\n'.repeat(3_001))).rejects.toMatchObject({
    code: 'script.too_large',
    details: { found: 3_001, limit: 3_000 },
  });
});

test('the same screenplay gives the same bytes', async () => {
  const [first, second] = [await write(SCRIPT), await write(SCRIPT)];
  expect(Buffer.compare(first, second)).toBe(0);
  expect(Buffer.from(first).includes('CreationDate')).toBe(false);
});

test('it says its title and language, and is tagged for whoever hears it', async () => {
  const bytes = Buffer.from(await write(SCRIPT, { language: 'en-GB' })).toString('latin1');
  expect(bytes).toContain('/Lang (en-GB)');
  expect(bytes).toContain('/DisplayDocTitle true');
  expect(bytes).toContain('/Marked true');
  expect(bytes).toContain('(The Lamp & <Other> Stories)');
  // The title and one heading for each scene.
  expect(bytes.match(/\/S \/H1/g)).toHaveLength(1);
  expect(bytes.match(/\/S \/H2/g)).toHaveLength(2);
});

test('words in letters that Courier lacks are set at once, with the blanks between them', () => {
  const runs = cutRuns({ text: 'Он вошёл now, к нему', emphasis: [] }, {}, new Faces());
  expect(runs.map(({ text, column }) => [text, column])).toEqual([
    ['Он вошёл ', 0],
    ['now, ', 9],
    ['к нему', 14],
  ]);
});

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

test.skipIf(!hasPoppler)(
  `poppler reads the same words (${hasPoppler ? 'pdftotext' : 'skipped: there is no pdftotext'})`,
  async () => {
    const { stdout } = spawnSync('pdftotext', ['-raw', '-', '-'], {
      input: await write('INT. A - DAY\n\nHe *reads* the **office** file, „Привет“.', {}),
      encoding: 'utf8',
    });
    expect(stdout.trim().split('\n')).toEqual([
      'INT. A - DAY',
      'He reads the office file, „Привет“.',
    ]);
  },
);
