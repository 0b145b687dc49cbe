import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFountain } from '../fountain/parse.ts';
import { PAPERS } from '../page.ts';
import { paginate, type ScriptPage } from '../paginate.ts';
import { printedBlocks } from '../printed-blocks.ts';
import { alignDrafts } from './align-drafts.ts';
import { lockPages } from './lock-pages.ts';
import { lockScenes } from './lock-scenes.ts';
import { isRevised, revise } from './revise.ts';

const paper = PAPERS.letter;
const scene = (name: string, paragraphs: number) =>
  [`INT. ${name} - DAY`, ...Array.from({ length: paragraphs }, (_, i) => `${name} ${i}.`)].join(
    '\n\n',
  );
/** Three pages; each scene takes one. */
const BEFORE = ['ATTIC', 'BARN', 'CELLAR'].map((name) => scene(name, 27)).join('\n\n');

const pagesOf = (since: string, after: string, sceneNumbers = false) =>
  revise(parseFountain(after), { since }, { paper, sceneNumbers }).pages;
const labels = (pages: readonly ScriptPage[]) => pages.map(({ label }) => label);
const textOf = ({ rows }: ScriptPage) => rows.map(({ text }) => text);
const marked = (pages: readonly ScriptPage[]) =>
  pages.flatMap(({ rows }) => rows.flatMap((row) => (row.revised ? [row.text] : [])));

describe('marks stand', () => {
  test('nowhere where nothing has changed', () => {
    const pages = pagesOf(BEFORE, BEFORE);
    expect(marked(pages)).toEqual([]);
    expect(pages.some(isRevised)).toBe(false);
  });

  test('beside the row of a paragraph in which a word is new, and no other', () => {
    const long = 'He walks along the shore and counts the boats that lie there in the sun. '.repeat(
      3,
    );
    const pages = pagesOf(
      long,
      long.replace('sun. He walks along the shore', 'rain. He walks along the shore'),
    );
    expect(marked(pages)).toEqual([expect.stringContaining('rain')]);
  });

  test('where a word, a paragraph or the end was taken out', () => {
    expect(marked(pagesOf('He sits down now.', 'He sits now.'))).toEqual(['He sits now.']);
    expect(marked(pagesOf('One.\n\nTwo.\n\nThree.', 'One.\n\nThree.'))).toEqual(['Three.']);
    expect(marked(pagesOf('One.\n\nTwo.\n\nThree.', 'One.\n\nTwo.'))).toEqual(['Two.']);
  });

  test('beside emphasis that is new, new speeches, and either of two at once', () => {
    expect(marked(pagesOf('He sits.', 'He *sits*.'))).toEqual(['He sits.']);
    expect(marked(pagesOf('He sits.', 'He sits.\n\nANNA\n(low)\nYes.'))).toEqual([
      'ANNA',
      '(low)',
      'Yes.',
    ]);
    const [page] = pagesOf('A\nOne.\n\nB ^\nTwo.', 'A\nOne.\n\nB ^\nThree.');
    expect(page?.rows.map((row) => [row.revised, row.beside?.revised])).toEqual([
      [undefined, undefined],
      [undefined, true],
    ]);
  });

  test('not beside what no page shows', () => {
    expect(marked(pagesOf('One. [[a]]\n\n# Act', 'One. [[b]]\n\n# Other'))).toEqual([]);
  });

  test('beside all of a scene that stands in another place', () => {
    const [a = '', b = '', c = ''] = ['ATTIC', 'BARN', 'CELLAR'].map((name) => scene(name, 2));
    const rows = marked(pagesOf([a, b, c].join('\n\n'), [c, a, b].join('\n\n')));
    expect(rows).toEqual(['INT. CELLAR - DAY', 'CELLAR 0.', 'CELLAR 1.']);
  });
});

describe('a scene that is', () => {
  const [attic = '', barn = ''] = ['ATTIC', 'BARN'].map((name) => scene(name, 6));
  const divided = attic.replace('ATTIC 2.', 'ATTIC 2.\n\nINT. STAIR - NIGHT\n\nSteps.');
  const numbersOf = (since: string, after: string) =>
    pagesOf(since, after, true).flatMap(({ rows }) =>
      rows.flatMap(({ sceneNumber, text }) => (sceneNumber ? [`${sceneNumber} ${text}`] : [])),
    );

  test('divided is new where the heading and what was written are', () => {
    const after = [divided, barn].join('\n\n');
    expect(marked(pagesOf([attic, barn].join('\n\n'), after))).toEqual([
      'INT. STAIR - NIGHT',
      'Steps.',
    ]);
    expect(numbersOf([attic, barn].join('\n\n'), after)).toEqual([
      '1 INT. ATTIC - DAY',
      '1A INT. STAIR - NIGHT',
      '2 INT. BARN - DAY',
    ]);
  });

  test('joined to the one before it is marked where its heading was', () => {
    const before = [divided, barn].join('\n\n');
    const after = before.replace('INT. STAIR - NIGHT\n\n', '');
    expect(marked(pagesOf(before, after))).toEqual(['Steps.']);
    expect(numbersOf(before, after)).toEqual([
      '1 INT. ATTIC - DAY',
      '2 OMITTED',
      '3 INT. BARN - DAY',
    ]);
  });
});

describe('pages are locked:', () => {
  test('what is longer goes on behind its page', () => {
    const pages = pagesOf(BEFORE, BEFORE.replace('ATTIC 3.', `ATTIC 3.\n\n${scene('NEW', 20)}`));
    expect(labels(pages)).toEqual(['1', '1A', '2', '3']);
    expect(pages.filter(isRevised).map(({ label }) => label)).toEqual(['1', '1A']);
    const old = paginate(parseFountain(BEFORE).elements);
    expect(pages.slice(2).map(textOf)).toEqual(old.slice(1).map(textOf));
  });

  test('what is shorter leaves its page shorter, and the number of an empty one to the one before', () => {
    const [a = '', b = '', c = ''] = ['ATTIC', 'BARN', 'CELLAR'].map((name) => scene(name, 27));
    const shorter = pagesOf(BEFORE, [a, scene('BARN', 2), c].join('\n\n'));
    expect(labels(shorter)).toEqual(['1', '2', '3']);
    expect(textOf(shorter[2] as ScriptPage)[0]).toBe('INT. CELLAR - DAY');
    expect(labels(pagesOf(BEFORE, [a, c].join('\n\n')))).toEqual(['1-2', '3']);
    expect(b).not.toBe('');
  });

  test('a speech over two pages that is as it was is broken where it was', () => {
    const said = Array.from({ length: 20 }, (_, i) => `Number ${i} of what she says here now.`);
    const before = `${scene('ATTIC', 22)}\n\nANNA\n${said.join('\n')}\n\nOne.`;
    const after = before.replace('ATTIC 3.', 'ATTIC three.');
    const pages = pagesOf(before, after);
    expect(labels(pages)).toEqual(['1', '2']);
    expect(textOf(pages[0] as ScriptPage).at(-1)).toBe('(MORE)');
    expect(pages.map(textOf)).toEqual(paginate(parseFountain(after).elements).map(textOf));
    expect(marked(pages)).toEqual(['ATTIC three.']);
    const changed = pagesOf(before, before.replace('Number 0 ', 'Number X '));
    expect(marked(changed)).toEqual(['Number X of what she says here now.']);
    expect(textOf(changed[1] as ScriptPage)).toEqual(textOf(pages[1] as ScriptPage));
  });
});

describe('scenes are locked:', () => {
  const numbers = (since: string, after: string) =>
    pagesOf(since, after, true).flatMap(({ rows }) =>
      rows.flatMap(({ sceneNumber, text }) => (sceneNumber ? [`${sceneNumber} ${text}`] : [])),
    );
  const [a = '', b = '', c = '', d = ''] = ['A', 'B', 'C', 'D'].map((name) => scene(name, 2));

  test('a new one has a number between, one at the end the next', () => {
    expect(numbers([a, b].join('\n\n'), [a, c, b, d].join('\n\n'))).toEqual([
      '1 INT. A - DAY',
      '1A INT. C - DAY',
      '2 INT. B - DAY',
      '3 INT. D - DAY',
    ]);
  });

  test('one that is gone is omitted where it stood, and marked', () => {
    const [since, after] = [[a, b, c].join('\n\n'), [a, c].join('\n\n')];
    expect(numbers(since, after)).toEqual(['1 INT. A - DAY', '2 OMITTED', '3 INT. C - DAY']);
    expect(marked(pagesOf(since, after, true))).toEqual(['OMITTED']);
    expect(numbers([a, b].join('\n\n'), a)).toEqual(['1 INT. A - DAY', '2 OMITTED']);
  });

  test('numbers that the draft had written stay', () => {
    const since = 'INT. A - DAY #7#\n\nOne.\n\nINT. B - DAY #9#\n\nTwo.';
    expect(numbers(since, since.replace('One.', 'One.\n\nINT. C - DAY\n\nNew.'))).toEqual([
      '7 INT. A - DAY',
      '7A INT. C - DAY',
      '9 INT. B - DAY',
    ]);
  });
});

test('a revision has a known colour, and says in its header what it is', () => {
  const options = { paper, sceneNumbers: false };
  const after = parseFountain('One.');
  expect(revise(after, { since: '', colour: 'double pink', date: '1 May' }, options)).toMatchObject(
    {
      header: 'Double Pink Revision - 1 May',
      sheet: '#fbdfe6',
    },
  );
  expect(revise(after, { since: '', name: 'Reshoots' }, options).header).toBe('Reshoots');
  expect(() => revise(after, { since: '', colour: 'Mauve' }, options)).toThrow(
    /"Mauve" is no revision colour/,
  );
});

test('whatever changes, all of the later draft is printed once and in order, and unchanged pages stay', () => {
  const part = fc.oneof(
    fc.constantFrom('INT. A - DAY', 'EXT. B - DAY', 'INT. C - NIGHT', '===', 'CUT TO:'),
    fc
      .tuple(fc.constantFrom('He', 'She', 'It'), fc.nat(60))
      .map(([who, n]) => `${who} waits. `.repeat(n + 1).trim()),
    fc
      .tuple(fc.constantFrom('ANNA', 'BERT'), fc.nat(90))
      .map(([who, n]) => `${who}\n${'I say so. '.repeat(n + 1).trim()}`),
  );
  const body = (pages: readonly ScriptPage[]) =>
    pages
      .flatMap(textOf)
      .join('')
      .replace(/\(MORE\)|(ANNA|BERT)( \(CONT'D\))?|\s/g, '');
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 25 }),
      fc.array(fc.tuple(fc.nat(24), fc.option(part)), { maxLength: 6 }),
      (parts, edits) => {
        const later = [...parts];
        for (const [at, put] of edits)
          later.splice(at % (later.length + 1), put === null ? 1 : 0, ...(put ? [put] : []));
        const [since, after] = [parts.join('\n\n'), later.join('\n\n')];
        const pages = pagesOf(since, after);
        expect(body(pages)).toBe(body(paginate(parseFountain(after).elements)));
        for (const { rows } of pages) {
          expect(rows.length).toBeGreaterThan(0);
          expect(rows.length).toBeLessThanOrEqual(paper.rows);
        }
        const same = pagesOf(since, since);
        expect(same.map(textOf)).toEqual(paginate(parseFountain(since).elements).map(textOf));
        expect(labels(same)).toEqual(same.map((_, i) => `${i + 1}`));
      },
    ),
  );
});

describe('work grows with the drafts:', () => {
  test('headings that follow are not looked for again for each scene that is gone', () => {
    const scenes = 500;
    const before = parseFountain('INT. ATTIC - DAY\n\n'.repeat(scenes));
    const after = parseFountain('He sits.\n\n'.repeat(scenes));
    let reads = 0;
    const aligned = new Proxy(alignDrafts(before, after), {
      get(target, key, receiver) {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
        return Reflect.get(target, key, receiver);
      },
    });
    expect(lockScenes(before, after, aligned)).toHaveLength(2 * scenes);
    expect(reads).toBeLessThan(scenes * 10);
  });

  test('a paragraph over many pages is not compared again for each', () => {
    const lines = 5_000;
    const draft = parseFountain('He sits.\n'.repeat(lines));
    let reads = 0;
    const blocks = printedBlocks(draft.elements).map((block) => ({
      ...block,
      rows: block.rows.map((row) => ({
        ...row,
        get text() {
          reads++;
          return row.text;
        },
      })),
    }));
    const pages = lockPages(draft, blocks, alignDrafts(draft, draft), paper);
    expect(pages.length).toBeGreaterThan(lines / 60);
    expect(reads).toBeLessThan(lines * 10);
  });
});
