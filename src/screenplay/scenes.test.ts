import { expect, test } from 'vitest';
import { parseFountain } from './fountain/parse.ts';
import { scenes } from './scenes.ts';

const SCRIPT = `FADE IN:

INT. HALL - DAY #1#

HOLMES
Come.

EXT. STREET - NIGHT #2#

Rain. [[more
rain]]`;

test('a scene holds what stands under its heading, and its lines', () => {
  const [hall, street] = scenes(parseFountain(SCRIPT));
  expect(hall).toMatchObject({ number: 1, line: 3, endLine: 6, heading: { sceneNumber: '1' } });
  expect(hall?.elements.map((each) => each.type)).toEqual(['character', 'dialogue']);
  expect(hall?.lines).toMatchObject([{ cue: 'HOLMES', scene: 1 }]);
  expect(street).toMatchObject({ number: 2, lines: [], heading: { place: 'STREET' } });
});

test('the span of a scene ends where its last element or note ends', () => {
  const street = scenes(parseFountain(SCRIPT))[1];
  expect(street).toMatchObject({ line: 8, endLine: 11, end: SCRIPT.length });
});

test('a script without headings has no scenes', () => {
  expect(scenes(parseFountain('He sits.'))).toEqual([]);
});
