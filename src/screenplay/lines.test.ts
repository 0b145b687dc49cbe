import { expect, test } from 'vitest';
import { parseFountain } from './fountain/parse.ts';
import { lines } from './lines.ts';

const SCRIPT = `HOLMES (V.O.)
(quietly)
The *game* [[afoot?]] is
afoot.
(rising)
Come!

INT. HALL - DAY

He goes.

WATSON ^
~Rule Britannia

~Britannia rules the waves

MRS. HUDSON
(nods)
`;

test('a speech holds all that is said under its cue, without emphasis, notes and line breaks', () => {
  expect(lines(parseFountain(SCRIPT))[0]).toEqual({
    cue: 'HOLMES',
    extensions: ['V.O.'],
    dual: false,
    text: 'The game is afoot. Come!',
    parentheticals: ['quietly', 'rising'],
    scene: 0,
    line: 1,
    endLine: 6,
    start: 0,
    end: SCRIPT.indexOf('Come!') + 5,
  });
});

test('two verses of lyrics under one cue are one speech', () => {
  expect(lines(parseFountain(SCRIPT))[1]).toMatchObject({
    cue: 'WATSON',
    dual: true,
    text: 'Rule Britannia Britannia rules the waves',
    scene: 1,
  });
});

test('a cue under which nothing is said makes no line', () => {
  expect(lines(parseFountain(SCRIPT)).map((line) => line.cue)).toEqual(['HOLMES', 'WATSON']);
});

test('lyrics that follow action are nobody’s line', () => {
  expect(lines(parseFountain('HOLMES\nYes.\n\nMusic.\n\n~La la'))[0]?.text).toBe('Yes.');
});
