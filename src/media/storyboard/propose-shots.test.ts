import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shot } from '../../contract/shot.ts';
import { firstElements } from '../../screenplay/elements/first-elements.ts';
import { proposeShots } from './propose-shots.ts';

const CAST = [
  { id: 'a', name: 'Ada Thorne', aliases: ['Ada'] },
  { id: 'b', name: 'Mr. Bell', aliases: [] },
  { id: 'c', name: 'Cato', aliases: [] },
];
const propose = (text: string): Shot[] => proposeShots(text, firstElements(text, 'v1'), CAST);
const LONG = 'Nobody told me that the boats were late and that the fog had come. '.repeat(5);

const SCENE = `INT. LAMP ROOM - NIGHT #12A#

Rain beats on the glass.

ADA
Who lit it?

BELL
I did, and I would again.

ADA
Then you must put it out before they see it from the town.

BELL
No.

Cato smiles.

Ada unfolds the letter.

Bell walks to the stairs.

EXT. QUAY - CONTINUOUS

BELL (V.O.)
She never asked.
`;

const of = (shots: Shot[]) => shots.map(({ purpose, framing }) => `${framing} ${purpose}`);

test('a scene is its place, a shot for each turn and each action, of what that is about', () => {
  expect(of(propose(SCENE))).toEqual([
    'wide establishing',
    'medium speaker',
    'medium speaker',
    'medium speaker',
    'close speaker',
    'close reaction',
    'extreme close insert',
    'full action',
    'wide establishing',
    'wide speaker',
  ]);
});

test('a place in which somebody speaks at once is shown with its whole heading', () => {
  const [first] = propose('INT. ST. MARY’S, VESTRY - NIGHT #3#\n\nADA\nWho lit it?\n');
  expect(first?.caption).toBe('INT. ST. MARY’S, VESTRY - NIGHT');
});

test('a shot has the number of its scene as it is printed, its place, its time and whether it is inside', () => {
  const shots = propose(SCENE);
  expect(shots.map(({ number }) => number).slice(6)).toEqual(['12A-7', '12A-8', '13-1', '13-2']);
  expect(shots.at(0)).toMatchObject({ place: 'LAMP ROOM', time_of_day: 'NIGHT', interior: 'int' });
  expect(shots.at(-1)).toMatchObject({ place: 'QUAY', time_of_day: 'NIGHT', interior: 'ext' });
});

test('each keeps a side of the picture through a scene, over the shoulder of the other too', () => {
  const shots = propose(SCENE).slice(0, 8);
  const sides = shots.flatMap(({ characters }) =>
    characters.map(({ id, position }) => `${id} ${position}`),
  );
  expect(new Set(sides)).toEqual(new Set(['a left', 'b right', 'c centre']));
  expect(shots[3]).toMatchObject({ angle: 'over the shoulder' });
  expect(shots[3]?.characters.map(({ id, speaks }) => [id, speaks])).toEqual([
    ['a', true],
    ['b', false],
  ]);
});

test('an insert names its thing, and a voice from elsewhere is not seen', () => {
  const shots = propose(SCENE);
  expect(shots.find(({ purpose }) => purpose === 'insert')?.subject).toBe('letter');
  expect(shots.at(-1)?.characters).toEqual([
    { id: 'b', name: 'Mr. Bell', position: 'off', speaks: true },
  ]);
});

test('whoever hears a long speech is seen over its end', () => {
  const [, , speaker, hearer] = propose(`INT. X - DAY\n\nADA\nYes?\n\nBELL\n${LONG}\n`);
  expect(hearer).toMatchObject({ purpose: 'reaction', elements: [], over: speaker?.elements[0] });
  expect(hearer?.characters[0]?.id).toBe('a');
});

test('two who speak at once are in one picture', () => {
  const [, both] = propose('INT. X - DAY\n\nADA\nNow!\n\nBELL ^\nNow!\n');
  expect(both).toMatchObject({ purpose: 'two-shot' });
  expect(both?.elements).toHaveLength(2);
  expect(both?.characters.every(({ speaks }) => speaks)).toBe(true);
});

describe('the camera follows what happens', () => {
  test.each([
    ['Ada walks along the wall.', 'pan right'],
    ['Ada approaches the bed.', 'push in'],
    ['Ada backs away.', 'pull out'],
    ['Ada climbs the ladder.', 'tilt up'],
    ['Ada sinks into a chair.', 'tilt down'],
    ['Ada waits.', 'static'],
  ])('%s %s', (action, movement) => {
    const shots = propose(`INT. X - DAY\n\nADA\nWell?\n\n${action}\n`);
    expect(shots[2]?.movement).toBe(movement);
  });
});

describe('what is shown alone', () => {
  test.each([
    ['A key lies on the step.', 'key'],
    ['On the table, a torn photograph.', 'photograph'],
    ['Ada picks up the old silver watch.', 'watch'],
    ['INSERT - THE LEDGER', 'ledger'],
    ['CLOSE ON the brass dial.', 'brass dial'],
    ['The Lantern House is dark.', null],
    ['Ada laughs at the thought of letters.', null],
  ])('%s %s', (action, thing) => {
    const shots = propose(`INT. X - DAY\n\nRain.\n\n${action}\n`);
    expect(shots[1]?.subject ?? null).toBe(thing);
  });
});

test('he and she are whoever of the scene may be called so', () => {
  const shots = propose(
    'INT. X - DAY\n\nBELL\nGood day.\n\nADA\nIs it?\n\nHe waits.\n\nShe waits.\n',
  );
  expect(shots.slice(3).map(({ characters }) => characters[0]?.id)).toEqual(['b', 'a']);
});

test('a heading of no known form, and a script without one, give shots too', () => {
  const [shot] = propose('.SOMEWHERE ELSE\n\nWind.\n');
  expect(shot).toMatchObject({ place: 'SOMEWHERE ELSE', interior: null, time_of_day: null });
  const [bare] = propose('Wind in the trees.\n\nADA\nHello?\n');
  expect(bare).toMatchObject({ scene: null, number: '0-1', place: '' });
});

test('FADE IN: is no picture of its own', () => {
  const [first, ...others] = propose('FADE IN:\n\nEXT. SEA - DAWN\n\nWaves.\n');
  expect(others).toEqual([]);
  expect(first?.elements).toHaveLength(3);
});

test('the same script gives the same shots, each with an identity of its own', () => {
  expect(propose(SCENE)).toEqual(propose(SCENE));
  const shots = propose(SCENE + SCENE);
  expect(new Set(shots.map(({ id }) => id)).size).toBe(shots.length);
});

const PART = fc.constantFrom(
  'INT. HALL - DAY\n\n',
  '.ELSEWHERE\n\n',
  'ADA\nYes.\n\n',
  'BELL ^\nNo!\n\n',
  `CATO (O.S.)\n${LONG}\n\n`,
  `ADA\n${LONG}\n\n`,
  'A letter lies there.\n\n',
  'Beat.\n\n',
  'He walks.\n\n',
  'CUT TO:\n\n',
  '~la la\n\n',
  '[[a note]]\n\n',
  'FADE IN:\n\n',
);

test('every speech and action is in one shot, in the order of the script', () => {
  fc.assert(
    fc.property(fc.array(PART, { maxLength: 30 }), (parts) => {
      const elements = firstElements(parts.join(''), 'v1');
      const shots = proposeShots(parts.join(''), elements, CAST);
      const shot = elements.filter(({ kind }) =>
        ['scene', 'action', 'speech', 'lyric'].includes(kind),
      );
      const covered = shots.flatMap((each) => each.elements);
      const place = new Map(elements.map(({ id }, i) => [id, i]));
      expect([...covered].sort()).toEqual(shot.map(({ id }) => id).sort());
      const opening = elements.findIndex(({ kind }) => kind === 'scene');
      const places = covered.map((id) => place.get(id) ?? -1).filter((at) => at > opening);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(new Set(shots.map(({ id }) => id)).size).toBe(shots.length);
    }),
    { numRuns: 100, seed: 4 },
  );
});
