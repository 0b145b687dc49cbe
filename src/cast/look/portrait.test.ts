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

test('a change of the look lasts from its scene on', () => {
  const scenes = ['one', 'two', 'three'];
  const coat = { scene: 'two', look: { clothes: ['wet coat'] } };
  const worn = scenes.map((scene) => lookInScene(NO_LOOK, [coat], scene, scenes).clothes);
  expect(worn).toEqual([[], ['wet coat'], ['wet coat']]);
});
