import { describe, expect, it } from 'vitest';
import type { SceneBeat } from './beat.ts';
import { choosePlace } from './choose-place.ts';
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

  it('has none where nothing names one', () => {
    expect(chosen('Nobody spoke.', null)).toBeUndefined();
  });
});
