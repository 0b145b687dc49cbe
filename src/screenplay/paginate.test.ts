import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFountain } from './fountain/parse.ts';
import { PAGE, PAPERS } from './page.ts';
import { pageOfLine } from './page-of-line.ts';
import { paginate, type ScriptPage } from './paginate.ts';

const pagesOf = (text: string) => paginate(parseFountain(text).elements);
const rowsOf = (page: ScriptPage | undefined) => page?.rows.map(({ text }) => text) ?? [];
const paragraphs = (count: number) => Array.from({ length: count }, () => 'He sits.').join('\n\n');
const sentence = (rows: number, width: number) =>
  Array.from({ length: rows }, (_, i) => `${i}`.padEnd(width, 'x')).join(' ');
const said = (rows: number) => sentence(rows, PAGE.columns.dialogue);

describe('a heading', () => {
  test('goes to the next page where nothing of what follows fits under it', () => {
    const [first, second] = pagesOf(`${paragraphs(27)}\n\nINT. HALL - DAY\n\nHe sits.`);
    expect(rowsOf(first)).not.toContain('INT. HALL - DAY');
    expect(rowsOf(second)).toEqual(['INT. HALL - DAY', '', 'He sits.']);
  });

  test('stays above a paragraph of one row that ends the page', () => {
    expect(pagesOf(`${paragraphs(26)}\n\nINT. HALL - DAY\n\nHe sits.`)).toHaveLength(1);
  });

  test('needs the cue and two rows of a speech under it', () => {
    const before = paragraphs(25);
    const [first] = pagesOf(`${before}\n\nINT. HALL - DAY\n\nHOLMES\n${said(6)}`);
    expect(rowsOf(first)).not.toContain('INT. HALL - DAY');
    const [fuller] = pagesOf(`${paragraphs(24)}\n\nINT. HALL - DAY\n\nHOLMES\n${said(6)}`);
    expect(rowsOf(fuller).slice(-5)).toEqual(['HOLMES', ...said(3).split(' '), '(MORE)']);
  });

  test('carries its scene number beside its first row', () => {
    const [page] = pagesOf('INT. HALL - DAY #12A#\n\nHe sits.');
    expect(page?.rows[0]).toMatchObject({ text: 'INT. HALL - DAY', sceneNumber: '12A', line: 1 });
  });
});

describe('a paragraph', () => {
  const two = sentence(2, PAGE.columns.action);
  const three = sentence(3, PAGE.columns.action);
  const five = sentence(5, PAGE.columns.action);

  test('is broken where two of its rows stand on either page', () => {
    const [first, second] = pagesOf(`${paragraphs(26)}\n\n${five}`);
    expect(first?.rows).toHaveLength(55);
    expect(second?.rows).toHaveLength(2);
    const [shorter, longer] = pagesOf(`${paragraphs(26)}\n\n${sentence(4, PAGE.columns.action)}`);
    expect(shorter?.rows).toHaveLength(54);
    expect(longer?.rows).toHaveLength(2);
  });

  test.each([
    ['two', two],
    ['three', three],
  ])('of %s rows is not broken', (_, text) => {
    const [first, second] = pagesOf(`${paragraphs(27)}\n\n${text}`);
    expect(first?.rows).toHaveLength(53);
    expect(second?.rows).toHaveLength(text.split(' ').length);
  });

  test('longer than a page goes on for as many as it takes', () => {
    const pages = pagesOf(sentence(56, PAGE.columns.action));
    expect(pages.map(({ rows }) => rows.length)).toEqual([54, 2]);
  });
});

describe('a speech', () => {
  test('is broken with (MORE), and its cue with (CONT’D)', () => {
    const [first, second] = pagesOf(`${paragraphs(25)}\n\nHOLMES (V.O.)\n${said(6)}`);
    expect(rowsOf(first).slice(-5)).toEqual(['HOLMES (V.O.)', ...said(3).split(' '), '(MORE)']);
    expect(rowsOf(second)[0]).toBe("HOLMES (V.O.) (CONT'D)");
    expect(rowsOf(second)).toHaveLength(4);
  });

  test('that is marked (CONT’D) is not marked twice', () => {
    const [, second] = pagesOf(`${paragraphs(25)}\n\nHOLMES (CONT'D)\n${said(6)}`);
    expect(rowsOf(second)[0]).toBe("HOLMES (CONT'D)");
  });

  test('does not leave its cue, or a parenthetical, last on a page', () => {
    const [orphan] = pagesOf(`${paragraphs(26)}\n\nHOLMES\n${said(6)}`);
    expect(rowsOf(orphan).at(-1)).toBe('He sits.');
    const [first] = pagesOf(`${paragraphs(24)}\n\nHOLMES\n${said(4)}\n(beat)\n${said(3)}`);
    expect(rowsOf(first).slice(-5)).toEqual([...said(4).split(' '), '(MORE)']);
  });

  test('longer than pages is broken on each', () => {
    const pages = pagesOf(`HOLMES\n${said(150)}`);
    expect(pages.map(({ rows }) => rows.length)).toEqual([55, 55, 45]);
    for (const page of pages.slice(0, -1)) expect(rowsOf(page).at(-1)).toBe('(MORE)');
    for (const page of pages.slice(1)) expect(rowsOf(page)[0]).toBe("HOLMES (CONT'D)");
  });
});

describe('two speeches at the same time', () => {
  test('stand side by side, each row with what is said beside it', () => {
    const [page] = pagesOf('HOLMES\nCome!\n\nWATSON (O.S.) ^\n(calm)\nWhere to?');
    expect(page?.rows.map(({ text, beside }) => [text, beside?.text])).toEqual([
      ['HOLMES', 'WATSON (O.S.)'],
      ['Come!', '(calm)'],
      ['', 'Where to?'],
    ]);
    const [shorter] = pagesOf('HOLMES\n(calm)\nCome!\n\nWATSON ^\nWhere to?');
    expect(shorter?.rows.map(({ text, beside }) => [text, beside?.text]).at(-1)).toEqual([
      'Come!',
      '',
    ]);
  });

  test('are not parted by the end of a page', () => {
    const [first] = pagesOf(`${paragraphs(26)}\n\nA\n${said(3)}\n\nB ^\n${said(3)}`);
    expect(first?.rows).toHaveLength(51);
  });

  test('are two only when a speech comes before the marked one', () => {
    expect(rowsOf(pagesOf('He sits.\n\nHOLMES ^\nCome!')[0])).toEqual([
      'He sits.',
      '',
      'HOLMES',
      'Come!',
    ]);
    const three = pagesOf('A\nOne.\n\nB ^\nTwo.\n\nC ^\nThree.');
    expect(rowsOf(three[0])).toEqual(['A', 'One.', '', 'C', 'Three.']);
  });
});

test('a page break begins a page, and two of them no empty one', () => {
  const pages = pagesOf('===\n\nOne.\n\n===\n\n===\n\nTwo.\n\n===');
  expect(pages.map(rowsOf)).toEqual([['One.'], ['Two.']]);
  expect(pages.map(({ number }) => number)).toEqual([1, 2]);
});

test('a row keeps its emphasis, over the end of a row too, and its line of the source', () => {
  const long = `*${'word '.repeat(20).trim()}* end`;
  const [page] = pagesOf(`Rain.\n\nOne.\n${long}`);
  expect(page?.rows.map(({ line }) => line)).toEqual([1, 0, 3, 4, 4]);
  const [, , , first, second] = page?.rows ?? [];
  expect(first?.emphasis).toEqual([{ from: 0, to: first?.text.length, kind: 'italic' }]);
  expect(second?.text.slice(0, second.emphasis[0]?.to).endsWith('word')).toBe(true);
});

test('a line of the source is found on the page on which it begins', () => {
  const text = `# Act\n\n${paragraphs(25)}\n\nHOLMES\n${said(6)}\n\n# End\n\nOne.\n\n# Over`;
  const pages = pagesOf(text);
  const lines = text.split('\n');
  const pageOf = (line: string) => pageOfLine(pages, lines.indexOf(line) + 1);
  expect(['# Act', 'HOLMES', said(6), '# End', 'One.', '# Over'].map(pageOf)).toEqual([
    1, 1, 1, 2, 2, 2,
  ]);
  expect(pageOfLine([], 1)).toBe(null);
});

test('A4 holds more rows than letter', () => {
  const { elements } = parseFountain(paragraphs(29));
  expect(paginate(elements, PAPERS.letter)).toHaveLength(2);
  expect(paginate(elements, PAPERS.a4)).toHaveLength(1);
});

test('every printed word stands on a page once and in order, and no page is too long', () => {
  const element = fc.oneof(
    fc.constantFrom('He sits.', 'INT. A - DAY', '> CUT <', '===', 'CUT TO:', '[[n]]', '# S'),
    fc.nat(70).map((rows) => sentence(rows + 1, PAGE.columns.action)),
    fc.nat(70).map((rows) => `HOLMES\n(beat)\n${said(rows + 1)}`),
    fc.nat(70).map((rows) => `HOLMES\n${said(rows + 1)}\n(beat)\n${said(3)}`),
  );
  const body = (text: string) => text.replace(/\(MORE\)|HOLMES( \(CONT'D\))?|\s/g, '');
  fc.assert(
    fc.property(fc.array(element, { maxLength: 25 }), (parts) => {
      const pages = pagesOf(parts.join('\n\n'));
      const printed = parts.filter((part) => !/^(===|\[|#)/.test(part)).join('');
      const expected = body(printed).replaceAll('>CUT<', 'CUT');
      expect(body(pages.flatMap(rowsOf).join(''))).toBe(expected);
      for (const { rows } of pages) {
        expect(rows.length).toBeGreaterThan(0);
        expect(rows.length).toBeLessThanOrEqual(PAGE.rows);
        expect(rows[0]?.type).not.toBeNull();
        expect(rows.at(-1)?.type).not.toBeNull();
      }
    }),
  );
});

test.each(['a', 'word ', '😀', '*a* ', '*a', 'a*', 'A\nb\n\n', 'INT. - ', '(', '\n'])(
  'a million characters are set: %j',
  (part) => {
    for (const head of ['', 'HOLMES\n', 'One.\n\n']) {
      const pages = pagesOf(head + part.repeat(1_000_000 / part.length));
      for (const { rows } of pages) expect(rows.length).toBeLessThanOrEqual(PAGE.rows);
    }
  },
);

test('a speech may have any number of rows', () => {
  const rows = pagesOf(`ADA\n${'a\n'.repeat(200_000)}`).flatMap(rowsOf);
  expect(rows.filter((row) => row === 'a')).toHaveLength(200_000);
});
