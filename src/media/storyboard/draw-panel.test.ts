import { describe, expect, test } from 'vitest';
import { NO_LOOK } from '../../cast/look/look.ts';
import {
  ANGLES,
  FRAMINGS,
  INTERIORS,
  MOVEMENTS,
  POSITIONS,
  PURPOSES,
  type Shot,
} from '../../contract/shot.ts';
import { drawPanel, panelSvg, renderSvg } from './draw-panel.ts';
import { nameSlots } from './name-slots.ts';
import { PANEL_SIZES, type PanelShape } from './panel-size.ts';

const SHOT: Shot = {
  id: 'shot',
  scene: 'scene',
  number: '12A-3',
  purpose: 'two-shot',
  framing: 'medium',
  angle: 'eye level',
  movement: 'push in',
  place: 'LAMP ROOM',
  time_of_day: 'NIGHT',
  interior: 'int',
  characters: [
    { id: 'a', name: 'Ada', position: 'left', speaks: true },
    { id: 'b', name: 'Mr. Bell', position: 'right', speaks: false },
  ],
  subject: null,
  elements: [],
  over: null,
  caption: 'Ada: Who lit it?',
  duration: null,
  edited: [],
};
const sitters = [
  { id: 'a', name: 'Ada', look: { ...NO_LOOK, hair: 'red hair' }, seed: 'a' },
  { id: 'b', name: 'Mr. Bell', look: { ...NO_LOOK, clothes: ['green coat'] }, seed: 'b' },
];
const shot = (changes: Partial<Shot>): Shot => ({ ...SHOT, ...changes });
const svgOf = async (changes: Partial<Shot>, shape: PanelShape = '16:9') =>
  (await panelSvg({ shot: shot(changes), sitters, shape })).svg;
const sizeOf = (png: Uint8Array) => {
  const head = Buffer.from(png);
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
};

test('the same shot gives the same bytes, in the size of its shape', async () => {
  for (const shape of ['16:9', '9:16', '1:1'] as const) {
    const one = await drawPanel({ shot: SHOT, sitters, shape });
    const two = await drawPanel({ shot: SHOT, sitters, shape });
    expect(Buffer.compare(one.png, two.png)).toBe(0);
    expect(sizeOf(one.png)).toEqual(PANEL_SIZES[shape]);
    expect(one.missing).toEqual([]);
  }
});

describe('each thing that a shot says is seen', () => {
  const shown: Partial<Shot>[] = [
    { framing: 'wide' },
    { framing: 'close' },
    { angle: 'low' },
    { angle: 'high' },
    { angle: 'over the shoulder' },
    { movement: 'static' },
    { place: 'CELLAR' },
    { time_of_day: 'DAY' },
    { time_of_day: 'DAWN' },
    { interior: 'ext' },
    { purpose: 'insert', subject: 'letter' },
    { caption: 'Another' },
    { characters: SHOT.characters.slice(0, 1) },
    { characters: SHOT.characters.map((each) => ({ ...each, speaks: !each.speaks })) },
  ];
  test.each(shown)('%o', async (changes) => {
    expect(await svgOf(changes)).not.toBe(await svgOf({}));
  });
});

test('the cast is drawn as it looks, whoever it does not know by the name', async () => {
  const svg = await svgOf({});
  expect(svg).toContain('#b5532f');
  expect(svg).toContain('#7f9c74');
  const stranger = { id: null, name: 'Nobody', position: 'centre', speaks: false } as const;
  expect(await svgOf({ characters: [stranger] })).toContain('<path');
});

test('a place looks the same in each of its shots at one time', async () => {
  const near = (svg: string) =>
    /<g transform="translate\(0 0\) scale\(1\)">(.*?)<\/g>/s.exec(svg)?.[1];
  const [one, two] = [
    await svgOf({ framing: 'wide' }),
    await svgOf({ framing: 'wide', id: 'other', characters: [], caption: 'Rain.' }),
  ];
  expect(near(one)).toBeDefined();
  expect(near(one)).toBe(near(two));
});

test('every letter is a path: nothing depends on the fonts of a computer', async () => {
  const svg = await svgOf({ caption: 'Größe, Čapek, Ελλάδα, Старик' });
  expect(svg).not.toContain('<text');
  expect(svg).not.toContain('font-family');
});

test('characters that no typeface has are named, and those that run from right to left', async () => {
  const { missing } = await panelSvg({ shot: shot({ caption: '森 says שלום, café' }), sitters });
  expect(missing).toEqual(['森', 'ש', 'ל', 'ו', 'ם']);
});

test('no two names overlap, however long and many', () => {
  const tags = Array.from({ length: 6 }, (_, i) => {
    return { name: 'x'.repeat(80), x: 100 + i * 190, y: 500, speaks: false };
  });
  const slots = nameSlots(tags, 1200, 1);
  slots.forEach(({ left }, at) => {
    const before = slots[at - 1];
    if (before !== undefined) expect(left).toBeGreaterThanOrEqual(before.left + before.width);
  });
});

test('any shot is drawn, whatever it says', async () => {
  let at = 0;
  const next = <Value>(values: readonly Value[]): Value => values[at++ % values.length] as Value;
  const long = 'A'.repeat(5_000);
  for (let i = 0; i < 24; i++) {
    const count = i % 7;
    const characters = Array.from({ length: count }, (_, n) => ({
      id: null,
      name: n === 0 ? long : `Somebody <${n}> & "more"`,
      position: next(POSITIONS),
      speaks: n % 2 === 0,
    }));
    const svg = await svgOf(
      {
        id: `${i}`,
        purpose: next(PURPOSES),
        framing: next(FRAMINGS),
        angle: next(ANGLES),
        movement: next(MOVEMENTS),
        interior: next([...INTERIORS, null]),
        place: next(['QUAY', 'STREET', 'LIBRARY', 'BEDROOM', 'HALL', 'CRYPT', 'TRAIN', '', long]),
        time_of_day: next(['DAY', 'NIGHT', null, 'DUSK', long]),
        subject: next(['letter', 'KEY', 'moustache cup', long, '', null]),
        caption: next(['', long, 'Short.', `${'word '.repeat(900)}`]),
        number: next(['1-1', long]),
        characters,
      },
      next(['16:9', '9:16', '1:1']),
    );
    expect(renderSvg(svg).length).toBeGreaterThan(1_000);
  }
});

test('nothing is drawn in layers, which resvg ends the process over where they lie beyond the edge', async () => {
  for (const framing of FRAMINGS) {
    const svg = await svgOf({ framing, angle: 'over the shoulder' });
    expect(svg).not.toMatch(/[ "](?:opacity|mask|clip-path|filter|mix-blend-mode)[=:]/);
  }
});

describe('a picture of one’s own', () => {
  const own = renderSvg(
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="#0a0"/></svg>',
  );

  test('is framed with the same caption', async () => {
    const { png } = await drawPanel({ shot: SHOT, sitters, picture: own });
    expect(sizeOf(png)).toEqual(PANEL_SIZES['16:9']);
    const { svg } = await panelSvg({ shot: SHOT, sitters, picture: own });
    expect(svg).toContain('data:image/png;base64,');
    expect(svg).not.toContain('#b5532f');
  });

  test('that is none, or is broken, or far too large, is refused with what was found', async () => {
    const draw = (picture: Uint8Array) => drawPanel({ shot: SHOT, sitters, picture });
    await expect(draw(Buffer.from('<svg/>'))).rejects.toThrow('this is a text/plain');
    await expect(draw(own.slice(0, 60))).rejects.toThrow('cannot be read');
    const huge = Buffer.from(own);
    huge.writeUInt32BE(90_000, 16);
    await expect(draw(huge)).rejects.toThrow('90000 by 30 pixels');
  });
});
