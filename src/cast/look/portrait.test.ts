import { describe, expect, test } from 'vitest';
import { type Look, lookInScene, NO_LOOK } from './look.ts';
import { drawPortrait, portraitSeeds } from './portrait.ts';
import { portraitParts } from './portrait-parts.ts';

const look = (some: Partial<Look>): Look => ({ ...NO_LOOK, ...some });
const parts = (some: Partial<Look>) => portraitParts(look(some), (_, list) => list[0] ?? '', false);

describe('a portrait shows what the look says', () => {
  test.each<[Partial<Look>, Partial<ReturnType<typeof parts>>]>([
    [{ hair: 'bald head' }, { hair: null }],
    [{ hair: 'red hair' }, { hairColour: '#b5532f' }],
    [
      { gender: 'm', beard: 'white beard' },
      { beard: '02', hairColour: '#efece4' },
    ],
    [{ gender: 'm', beard: 'clean-shaven' }, { beard: null }],
    [{ gender: 'm', beard: 'a thin moustache' }, { beard: '03' }],
    [{ hair: 'two long plaits' }, { hair: '39' }],
    [
      { gender: 'f', age: 'old' },
      { hair: '29', hairColour: '#a3a19b' },
    ],
    [{ props: ['spectacles'] }, { glasses: '03' }],
    [{ props: ['dark glasses'] }, { glasses: '01' }],
    [{ clothes: ['green overcoat'] }, { body: '16', bodyColour: '#7f9c74' }],
    [{ skin: 'dark skin' }, { skinColour: '#b98a68' }],
    [{}, { beard: null, glasses: null }],
  ])('%o', (some, expected) => {
    expect(parts(some)).toMatchObject(expected);
  });
});

test('the same look and seed give the same bytes, another seed another portrait', () => {
  const one = look({ gender: 'f', hair: 'black hair' });
  expect(drawPortrait(one, 'mara')).toBe(drawPortrait(one, 'mara'));
  expect(drawPortrait(one, 'mara')).not.toBe(drawPortrait(one, 'ada'));
  expect(drawPortrait(one, 'mara', { speaks: true })).not.toBe(drawPortrait(one, 'mara'));
});

test('a portrait is drawn in the colours of the look, and says nothing beside', () => {
  const svg = drawPortrait(look({ hair: 'red hair', clothes: ['green coat'] }), 'x');
  expect(svg).toContain('#b5532f');
  expect(svg).toContain('#7f9c74');
  expect(svg).not.toContain('metadata');
});

test('no two of a cast are alike, however many look the same', () => {
  const cast = Array.from({ length: 400 }, (_, i) => ({
    id: `c${i}`,
    look: look({ gender: 'm', hair: 'bald', clothes: ['black coat'] }),
  }));
  const seeds = portraitSeeds(cast);
  const drawn = cast.map(({ id, look: own }) => drawPortrait(own, seeds.get(id) ?? ''));
  expect(new Set(drawn).size).toBe(cast.length);
  expect(portraitSeeds(cast.slice(0, 20))).toEqual(new Map([...seeds].slice(0, 20)));
});

test('a change of the look lasts from its scene on, also in the chapters behind it', () => {
  const scenes = ['one', 'two', 'three'];
  const coat = { scene: 'two', chapter: 2, number: 2, look: { clothes: ['wet coat'] } };
  const worn = (chapter: number, order: string[]) =>
    order.map((scene) => lookInScene(NO_LOOK, [coat], scene, { chapter, scenes: order }).clothes);
  expect(worn(2, scenes)).toEqual([[], ['wet coat'], ['wet coat']]);
  expect(worn(1, ['a'])).toEqual([[]]);
  expect(worn(3, ['b'])).toEqual([['wet coat']]);
});

test('of two changes in chapters before, the later one holds', () => {
  const change = (chapter: number, number: number, hair: string) => ({
    ...{ scene: `${chapter} ${number}`, chapter, number },
    look: { hair },
  });
  const changes = [change(2, 1, 'grey hair'), change(1, 9, 'red hair'), change(1, 2, 'bald')];
  const at = { chapter: 3, scenes: ['x'] };
  expect(lookInScene(NO_LOOK, changes, 'x', at).hair).toBe('grey hair');
});

test('whoever has a seed keeps it, whatever the others look like', () => {
  const seeds = portraitSeeds([
    { id: 'a', look: look({}) },
    { id: 'b', look: look({}), seed: 'a' },
  ]);
  expect(seeds.get('b')).toBe('a');
  expect(seeds.get('a')).not.toBe('a');
});
