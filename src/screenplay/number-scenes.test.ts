import { expect, test, vi } from 'vitest';
import { parseFountain } from './fountain/parse.ts';
import { numberScenes } from './number-scenes.ts';

/** Numbers as written, '' for none. */
function numbered(...written: string[]): (string | null)[] {
  const headings = written.map((number) => `INT. A - DAY${number && ` #${number}#`}`);
  const { elements } = parseFountain(`${headings.join('\n\nOne.\n\n')}\n`);
  return numberScenes(elements).flatMap((each) =>
    each.type === 'scene_heading' ? [each.sceneNumber] : [],
  );
}

test('scenes without numbers are counted', () => {
  expect(numbered('', '', '')).toEqual(['1', '2', '3']);
});

test.each([
  [
    ['12', '', '', '13'],
    ['12', '12A', '12B', '13'],
  ],
  [
    ['12', '', '12A', '', '13'],
    ['12', 'A12A', '12A', '12B', '13'],
  ],
  [
    ['', '1', '', ''],
    ['A1', '1', '2', '3'],
  ],
  [
    ['1', '2A', ''],
    ['1', '2A', '3'],
  ],
  [
    ['OPEN', '', '5'],
    ['OPEN', 'OPENA', '5'],
  ],
  [
    ['1', '', '2', '1A'],
    ['1', '1B', '2', '1A'],
  ],
])('numbers that are written stay, and those between them follow: %j', (written, given) => {
  expect(numbered(...written)).toEqual(given);
});

test('as many scenes as one likes stand between two numbers', () => {
  const given = numbered('1', ...Array.from({ length: 30 }, () => ''), '2');
  expect(given.slice(25, 29)).toEqual(['1Y', '1Z', '1AA', '1AB']);
  expect(new Set(given).size).toBe(32);
});

test('a number that many gaps would begin with is not tried again for each', () => {
  const gaps = 2_000;
  const asked = vi.spyOn(Set.prototype, 'has');
  try {
    const numbers = numbered(...Array.from({ length: gaps }, () => ['1', '']).flat(), '1');
    expect(new Set(numbers).size).toBe(gaps + 1);
    expect(asked.mock.calls.length).toBeLessThan(gaps * 20);
  } finally {
    asked.mockRestore();
  }
});
