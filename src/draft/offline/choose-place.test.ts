import { describe, expect, it } from 'vitest';
import type { SceneBeat } from './beat.ts';
import { choosePlace, choosePlaces } from './choose-place.ts';
import type { Place } from './find-place.ts';
import { readBeats } from './read-beats.ts';

const PARLOUR: Place = { name: 'PARLOUR', setting: 'INT', kind: 'room' };
const beats = (text: string) =>
  readBeats(text, '', []).filter((beat): beat is SceneBeat => beat.kind !== 'break');
const chosen = (text: string, place: Place | null = PARLOUR, isPlaced = true) =>
  choosePlace(beats(text), { place, isPlaced }, new Set())?.name;

describe('choosePlace', () => {
  it('keeps the place of the rules where another is named once', () => {
    expect(chosen('Ruth thought of the shed. Nobody spoke.')).toBe('PARLOUR');
  });

  it('takes the place that the scene tells of again and again', () => {
    expect(
      chosen(
        'The shed was cold. Rain came through the roof of the shed, and the shed door banged. Nobody had swept the shed.',
      ),
    ).toBe('SHED');
  });

  it('leaves a place that is only supposed for one that the scene tells of twice', () => {
    const text = 'Rain fell. The shed was cold, and nobody had swept the shed.';
    expect(chosen(text, PARLOUR, false)).toBe('SHED');
    expect(chosen(text, PARLOUR)).toBe('PARLOUR');
  });

  it('takes what the scene names where the rules know no place', () => {
    expect(chosen('There was a gloomy barn, and a lamp burned in it.', null)).toBe('BARN');
  });

  it('takes no town for where people are, unless it is told of most', () => {
    expect(chosen('The town was quiet. They spoke of the barn.', null)).toBe('BARN');
    expect(chosen('A letter was sent to London. The barn was cold.', PARLOUR, false)).toBe(
      'PARLOUR',
    );
  });

  it('finds no place in an adjective', () => {
    expect(chosen('He knelt upon the last flat stone.', null)).toBeUndefined();
  });

  it('takes no cupboard that is only mentioned', () => {
    expect(chosen('The cupboard was shut. She dusted the cupboard.', null)).toBeUndefined();
  });

  it('counts for a house that is called after somebody what is told of it, and no other possession', () => {
    const text =
      "Nobody spoke. She had been to Mrs. Venn's. Tom's dog barked at Ann's cat, and Ann's cat spat at Tom's dog in Ruth's lap.";
    expect(chosen(text, PARLOUR, false)).toBe('PARLOUR');
    expect(chosen(`${text} Mrs. Venn's was shut.`, PARLOUR, false)).toBe("MRS. VENN'S");
  });

  it('counts several for one', () => {
    const text = 'Lamps burned along the streets. A street was as empty as any other street.';
    expect(chosen(text, PARLOUR, false)).toBe('STREETS');
  });

  it('gives what is told of "the room" to the room that is named, and to no other from before', () => {
    const text = 'He was shown into the dining-room. The room was warm. Nobody was in the room.';
    const bedroom: Place = { name: 'SICK ROOM', setting: 'INT', kind: 'room' };
    expect(chosen(text, bedroom, false)).toBe('DINING-ROOM');
  });

  it('keeps the name of a place that is called shortly afterwards', () => {
    const bridge: Place = { name: 'MARSH BRIDGE', setting: 'EXT', kind: 'site' };
    expect(chosen('They stood on the bridge.', bridge, false)).toBe('MARSH BRIDGE');
  });

  it('has none where nothing names one', () => {
    expect(chosen('Nobody spoke.', null)).toBeUndefined();
  });
});

describe('choosePlaces', () => {
  const headed = (text: string, place: Place) => {
    const scene = { beats: beats(text), place, site: null as string | null, isPlaced: true };
    choosePlaces([scene], new Set());
    return scene;
  };
  const HOUSE: Place = { name: 'HOUSE', setting: 'EXT', kind: 'outside' };

  it('calls the house what the scene calls it: an inn', () => {
    expect(headed('They ran out of the house. Nobody sleeps in an inn.', HOUSE)).toMatchObject({
      place: { name: 'INN', setting: 'EXT' },
      site: 'INN',
    });
  });

  it('calls it no shop', () => {
    expect(headed('They ran out of the house. Nobody sleeps in a shop.', HOUSE).place.name).toBe(
      'HOUSE',
    );
  });
});
