import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffWords } from './compare/diff-words.ts';
import { groupItems } from './compare/item.ts';
import { longestRising } from './compare/longest-rising.ts';
import { type Comparison, compareScreenplays } from './compare.ts';
import { parseFountain } from './fountain/parse.ts';

const HALL =
  'INT. HALL - DAY\n\nHolmes sits by the fire.\n\nHOLMES\nThe game is afoot, Watson.\n\n';
const STREET = 'EXT. STREET - NIGHT\n\nA cab waits in the rain.\n\nWATSON\nYou astonish me.\n\n';
const MOOR = 'EXT. MOOR - DAWN\n\nSomething howls far off.\n\nHENRY\nDid you hear that?\n\n';

/** One letter for each entry's kind, for short expectations. */
function kinds({ entries }: Comparison): string {
  return entries.map(({ kind, moved }) => kind.charAt(0) + (moved ? 'm' : '')).join(' ');
}

test('a text is identical to itself, to its CRLF form and to one with other blank lines', () => {
  const text = `Title: X\n\n${HALL}${STREET}`;
  for (const other of [text, text.replaceAll('\n', '\r\n'), text.replaceAll('\n\n', '\n\n\n')]) {
    const { summary, entries } = compareScreenplays(text, other);
    expect(summary).toEqual({
      scenes: { added: 0, removed: 0, changed: 0, moved: 0 },
      lines: { added: 0, removed: 0, changed: 0 },
      words: { added: 0, removed: 0 },
      identical: true,
    });
    expect(entries.every(({ kind }) => kind === 'same')).toBe(true);
  }
});

test('a changed speech is shown word by word, with its line on both sides', () => {
  const after = `FADE IN:\n\n${HALL.replace('is afoot', 'begins')}`;
  const { entries, summary } = compareScreenplays(HALL, after);
  expect(entries.at(-1)).toEqual({
    kind: 'changed',
    before: { type: 'dialogue', text: 'The game is afoot, Watson.', line: 6 },
    after: { type: 'dialogue', text: 'The game begins, Watson.', line: 8 },
    words: [
      { kind: 'same', text: 'The game ' },
      { kind: 'removed', text: 'is afoot' },
      { kind: 'added', text: 'begins' },
      { kind: 'same', text: ', Watson.' },
    ],
  });
  expect(summary).toEqual({
    scenes: { added: 0, removed: 0, changed: 1, moved: 0 },
    lines: { added: 0, removed: 0, changed: 1 },
    words: { added: 3, removed: 2 },
    identical: false,
  });
});

test('a scene that moved is found at its new place, and nothing in it counts as changed', () => {
  const comparison = compareScreenplays(HALL + STREET + MOOR, STREET + MOOR + HALL);
  expect(kinds(comparison)).toBe('s s s s s s s s sm sm sm sm');
  expect(comparison.summary).toMatchObject({
    scenes: { added: 0, removed: 0, changed: 0, moved: 1 },
    words: { added: 0, removed: 0 },
    identical: false,
  });
});

test('a scene that moved and changed is compared with what it was', () => {
  const after = STREET + MOOR + HALL.replace('the fire', 'the window');
  const comparison = compareScreenplays(HALL + STREET + MOOR, after);
  expect(kinds(comparison)).toBe('s s s s s s s s sm cm sm sm');
  expect(comparison.summary.words).toEqual({ added: 1, removed: 1 });
});

test('a removed scene stands where it used to, and an added one where it is', () => {
  const comparison = compareScreenplays(
    HALL + STREET + MOOR,
    `${HALL}${MOOR}INT. CAB - DAY\n\nIt rolls.`,
  );
  expect(kinds(comparison)).toBe('s s s s r r r r s s s s a a');
  expect(comparison.summary).toMatchObject({
    scenes: { added: 1, removed: 1, changed: 0 },
    lines: { added: 0, removed: 1, changed: 0 },
  });
});

test('another heading over the same scene is a change of the heading', () => {
  const comparison = compareScreenplays(HALL + MOOR, HALL.replace('DAY', 'NIGHT') + MOOR);
  expect(kinds(comparison)).toBe('c s s s s s s s');
});

test('a scene of which every element was touched is still the same scene', () => {
  const rewritten =
    'EXT. STREETS - NIGHT\n\nA cab waits in the snow.\n\nWATSON (O.S.)\nYou do astonish me.\n\n';
  const comparison = compareScreenplays(HALL + STREET + MOOR, HALL + rewritten + MOOR);
  expect(kinds(comparison)).toBe('s s s s c c c c s s s s');
});

test('another name on the same speech is a change of the cue', () => {
  const comparison = compareScreenplays(HALL, HALL.replace('HOLMES', 'SHERLOCK'));
  expect(kinds(comparison)).toBe('s s c s');
  expect(comparison.summary.lines).toEqual({ added: 0, removed: 0, changed: 1 });
});

test('another name on a speech that was changed too is still a change', () => {
  const after = HALL.replace('HOLMES', 'SHERLOCK').replace('is afoot', 'begins');
  expect(kinds(compareScreenplays(HALL, after))).toBe('s s c c');
});

test('a replaced speech is removed and added, not changed', () => {
  const after = HALL.replace('HOLMES\nThe game is afoot, Watson.', 'LESTRADE\nNobody move!');
  const comparison = compareScreenplays(HALL, after);
  expect(comparison.summary.lines).toEqual({ added: 1, removed: 1, changed: 0 });
});

test('the title page is compared too', () => {
  const { entries } = compareScreenplays(
    'Title: X\nDraft date: 1\n\nA.',
    'Title: X\nDraft date: 2\n\nA.',
  );
  expect(entries[1]).toMatchObject({
    kind: 'changed',
    before: { type: 'title_page', text: 'Draft date: 1', line: 2 },
    after: { text: 'Draft date: 2' },
  });
});

test('an empty text has everything to add', () => {
  expect(kinds(compareScreenplays('', HALL))).toBe('a a a a');
  expect(kinds(compareScreenplays(HALL, ''))).toBe('r r r r');
  expect(compareScreenplays('', '')).toMatchObject({ entries: [], summary: { identical: true } });
});

test('every element of both texts is shown once, that of after in its order', () => {
  const part = fc.constantFrom(
    HALL,
    STREET,
    MOOR,
    'He sits.\n\n',
    'He stands.\n\n',
    'HOLMES\nNo.\n\n',
    '.A\n\n',
  );
  const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
  const shown = (source: string) => {
    const { titlePage, opening, scenes } = groupItems(parseFountain(source));
    return [...titlePage, ...opening, ...scenes.flat()].map((item) => item.line);
  };
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { entries } = compareScreenplays(before, after);
      expect(entries.flatMap((entry) => entry.after?.line ?? [])).toEqual(shown(after));
      const old = entries.flatMap((entry) => entry.before?.line ?? []);
      expect(old.sort((x, y) => x - y)).toEqual(shown(before));
    }),
    { numRuns: 500 },
  );
});

describe('scripts of 120 pages and more', () => {
  /** Distinct words from a counter, so that two scripts share none. */
  const script = (seed: string, scenes: number, headings: boolean) =>
    Array.from({ length: scenes }, (_, i) => {
      const words = (from: number) =>
        Array.from({ length: 12 }, (_, k) => `${seed}${i}x${from + k}`).join(' ');
      const heading = headings ? `INT. ${seed} ${i} - DAY\n\n` : '';
      return `${heading}${words(0)}\n\nHOLMES\n${words(20)}\n\nWATSON\n${words(40)}\n\n`;
    }).join('');

  // Anything that grows with the product of the two lengths would run into the test's own limit.
  test.each([
    ['with headings', true],
    ['without headings', false],
  ])('that share nothing are compared in bounded time, %s', (_, headings) => {
    const { summary } = compareScreenplays(
      script('a', 4000, headings),
      script('b', 4000, headings),
    );
    expect(summary.words.added).toBeGreaterThan(100_000);
    expect(summary.words.added).toBe(summary.words.removed);
  });

  test('with the same heading on every scene are compared in bounded time', () => {
    const of = (seed: string) => `INT. HALL - DAY\n\n${seed}.\n\n`;
    const many = (seed: string) => Array.from({ length: 20_000 }, (_, i) => of(seed + i)).join('');
    expect(compareScreenplays(many('a'), many('b')).summary.scenes).toMatchObject({
      changed: 20_000,
    });
  });

  test('with one long element each are compared in bounded time', () => {
    const long = (seed: string) => Array.from({ length: 100_000 }, (_, i) => seed + i).join(' ');
    expect(compareScreenplays(long('a'), long('b')).summary.words.added).toBe(100_000);
  });
});

describe('words', () => {
  test('make up both texts again', () => {
    const text = fc
      .array(fc.constantFrom('one', 'two', ' ', '  ', ', ', '\n', '福', 'ы', '!'))
      .map((each) => each.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const words = diffWords(before, after);
        const without = (kind: string) =>
          words.flatMap((each) => (each.kind === kind ? [] : each.text)).join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });

  test('that stand together are shown as one phrase', () => {
    expect(diffWords('He runs off.', 'She walks away.')).toEqual([
      { kind: 'removed', text: 'He runs off' },
      { kind: 'added', text: 'She walks away' },
      { kind: 'same', text: '.' },
    ]);
  });
});

test('a longest rising run leaves out as few as can be', () => {
  expect(longestRising([3, 0, 1, 2, 4])).toEqual([1, 2, 3, 4]);
  expect(longestRising([])).toEqual([]);
});
