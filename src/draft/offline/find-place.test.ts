import { describe, expect, it } from 'vitest';
import { findPlaceShown, findPlaces } from './find-place.ts';

describe('findPlaces', () => {
  it.each([
    ['They came to the harbour.', ['HARBOUR']],
    ['He waited in the kitchen.', ['KITCHEN']],
    ['She looked at the tower and pointed to the church.', []],
  ])('%s: %j', (sentence, names) => {
    expect(findPlaces(sentence).map(({ name }) => name)).toEqual(names);
  });
});

describe('findPlaceShown', () => {
  it.each([
    ['The breakwater was half a mile of stone.', 'EXT', 'BREAKWATER', null],
    ['The kitchen of the Quill House had never been so full.', 'INT', 'KITCHEN', 'QUILL HOUSE'],
    ['Inside, the round kitchen was warm.', 'INT', 'KITCHEN', null],
  ])('%s', (sentence, setting, name, site) => {
    const shown = findPlaceShown(sentence);
    expect(shown?.place).toMatchObject({ setting, name });
    expect(shown?.site?.name ?? null).toBe(site);
  });

  it.each(['The captain was late.', 'He was in the kitchen.', 'The kitchen maid was warm.'])(
    'shows no place: %s',
    (sentence) => {
      expect(findPlaceShown(sentence)).toBeNull();
    },
  );
});
