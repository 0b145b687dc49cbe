import { expect, test } from 'vitest';
import type { CatalogueVoice } from '../../../../src/contract/index.ts';
import { catalogueId, NO_VOICE, voiceOf } from './catalogue-choice.ts';

const BEA: CatalogueVoice = {
  id: 'bea',
  engine: 'flite',
  voice: 'slt',
  pitch: 3,
  rate: 1.08,
  style: null,
  gender: 'female',
  age: 'young',
  description: 'bright',
};

test('a voice is that of the catalogue which it was chosen from, as the database gives it back', () => {
  const voice = voiceOf('bea', [BEA]);
  if (voice === null || voice === undefined) throw new Error('Bea is in the catalogue');
  expect(catalogueId({ ...voice, rate: Math.fround(1.08) }, [BEA])).toBe('bea');
});

test('a voice at another pitch is none of the catalogue', () => {
  expect(catalogueId({ ...BEA, pitch: 4 }, [BEA])).toBe('');
});

test('no voice can be chosen, and what is not there cannot', () => {
  expect(catalogueId(null, [BEA])).toBe(NO_VOICE);
  expect([voiceOf(NO_VOICE, [BEA]), voiceOf('nobody', [BEA])]).toEqual([null, undefined]);
});
