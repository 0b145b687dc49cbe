import { expect, test } from 'vitest';
import { entryAt } from '../../../../src/screenplay/entry-at.ts';
import { parseFountain } from '../../../../src/screenplay/fountain/parse.ts';
import { readScript } from '../read-script.ts';

const paragraphs = Array.from({ length: 28 }, () => 'He sits.').join('\n\n');
const SCRIPT = `# Act One

INT. HALL - DAY

${paragraphs}

## Part two

EXT. QUAY - NIGHT #7B#

Rain.

.BRIDGE`;

test('an outline has scenes and sections with the pages they begin on', () => {
  const { outline } = readScript(parseFountain(SCRIPT));
  expect(
    outline.map(({ kind, depth, text, number, page }) => [kind, depth, text, number, page]),
  ).toEqual([
    ['section', 1, 'Act One', null, 1],
    ['scene', 0, 'INT. HALL - DAY', '1', 1],
    ['section', 2, 'Part two', null, 2],
    ['scene', 0, 'EXT. QUAY - NIGHT', '7B', 2],
    ['scene', 0, 'BRIDGE', '3', 2],
  ]);
});

test('a scene of an outline has its length, and who speaks in it', () => {
  const { outline } = readScript(parseFountain(`${SCRIPT}\n\nANN\nYes.\n\nBO\nNo.\n\nBO\nNo!`));
  expect(outline.map(({ eighths, speakers }) => [eighths, speakers])).toEqual([
    [0, []],
    [9, []],
    [0, []],
    [1, []],
    [
      2,
      [
        { cue: 'BO', lines: 2 },
        { cue: 'ANN', lines: 1 },
      ],
    ],
  ]);
});

test('a line belongs to the entry above it', () => {
  const { outline } = readScript(parseFountain(SCRIPT));
  expect([1, 2, 3, 30].map((line) => entryAt(outline, line))).toEqual([0, 0, 1, 1]);
  expect(entryAt(readScript(parseFountain('FADE IN:\n\nINT. A')).outline, 1)).toBe(-1);
});

test('an empty script has no outline and no pages', () => {
  expect(readScript(parseFountain(''))).toMatchObject({ outline: [], pages: [] });
});
