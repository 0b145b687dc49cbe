import { describe, expect, it } from 'vitest';
import {
  findMentioned,
  findPlaceLookedFrom,
  findPlaceShown,
  findPlaces,
  findSiteAtDoor,
} from './find-place.ts';

describe('findPlaces', () => {
  it('stands in front of a house at whose door somebody knocks', () => {
    expect(findPlaces('She hammered on the door of the bakery.')).toEqual([
      { name: 'BAKERY', setting: 'EXT', kind: 'outside' },
    ]);
  });

  it.each([
    ['They came to the harbour.', ['HARBOUR']],
    ['He waited in the kitchen.', ['KITCHEN']],
    ['She looked at the tower and pointed to the church.', []],
    ['He waited in the damp old kitchen.', ['OLD KITCHEN']],
    ['They met in the engine room.', ['ENGINE ROOM']],
    ['They met in the kitchen garden.', ['KITCHEN GARDEN']],
    ["She ran to her aunt's room.", ["AUNT'S ROOM"]],
    ['They met at the window of the drawing-room.', ['DRAWING-ROOM']],
    ['They dined at Orlo’s restaurant.', ['ORLO’S RESTAURANT']],
    ['He came into the breakfast-parlour.', ['BREAKFAST-PARLOUR']],
    ['At the time in the garden nobody spoke.', ['GARDEN']],
    ['He lived in the shadow of the tower.', []],
    ['He crossed the square.', ['SQUARE']],
    ['They looked into the flats.', []],
    ['He sat in the wherry.', ['WHERRY']],
    ['He had been in all the chaises.', []],
    ['They came to Mrs. Cooper s.', ['MRS. COOPER’S']],
    ['They came to her like birds to a lighthouse.', []],
    ['He spoke as if in a church.', []],
    ['Like a man in a dream he walked on, and came to the bridge.', ['BRIDGE']],
    ['She came into a long, low, whitewashed kitchen.', ['LONG LOW KITCHEN']],
    ['She came to the barn, kitchen smoke in her hair.', ['BARN']],
    ['They wandered down the dreary Copper Street.', ['COPPER STREET']],
    ['He waited for news in the village girls’ talk.', []],
    ['They came to the Copper Street men.', []],
    ['He was lost in a sea of faces.', []],
    ['They walked in the forest of the dukes.', ['FOREST']],
    ["She put her hand into Tom's.", []],
    ["She went into Tom's.", ["TOM'S"]],
  ])('%s: %j', (sentence, names) => {
    expect(findPlaces(sentence).map(({ name }) => name)).toEqual(names);
  });
});

describe('findMentioned', () => {
  it.each([
    ['There was a damp, gloomy barn.', ['BARN']],
    ['The village girls laughed.', []],
    ['Two of the Copper Street men laughed.', []],
    ['He had a store of jokes.', []],
    ['She gazed out over the river.', []],
    ['She spoke of the river.', ['RIVER']],
    ['The river was high.', ['RIVER']],
  ])('%s: %j', (sentence, names) => {
    expect(findMentioned(sentence).map(({ name }) => name)).toEqual(names);
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

describe('findSiteAtDoor', () => {
  it.each([
    ['The door of the Quill House stood open.', 'QUILL HOUSE'],
    ['The front gate of Marsh Abbey was shut.', 'MARSH ABBEY'],
    ['He thought of the Quill House.', null],
  ])('%s: %s', (sentence, site) => {
    expect(findSiteAtDoor(sentence)?.name ?? null).toBe(site);
  });
});

describe('findPlaceLookedFrom', () => {
  it.each([
    ["He liked the view from the Moores' kitchen window.", 'KITCHEN'],
    ['She saw him from her bedroom window.', 'BEDROOM'],
    ['She looked in by the kitchen window.', null],
  ])('%s: %s', (sentence, place) => {
    expect(findPlaceLookedFrom(sentence)?.name ?? null).toBe(place);
  });
});
