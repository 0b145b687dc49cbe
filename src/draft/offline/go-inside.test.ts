import { describe, expect, it } from 'vitest';
import type { Place } from './find-place.ts';
import { goInside } from './go-inside.ts';

const outside = (name: string, kind: Place['kind']): Place => ({ name, setting: 'EXT', kind });
const PARLOUR_TOLD = ['Ruth drew her chair to the fire.', 'The room was warm.'];
const headed = (place: Place | null, sentences: string[], isSure = true) => {
  const found = goInside(place, sentences, isSure);
  return found === null ? null : `${found.setting}. ${found.name}`;
};

describe('goInside', () => {
  it('heads a house from inside where people sit by its fire', () => {
    expect(headed(outside('COTTAGE', 'outside'), PARLOUR_TOLD, false)).toBe('INT. COTTAGE');
    expect(headed(outside('LONGMEAD', 'site'), PARLOUR_TOLD)).toBe('INT. LONGMEAD');
    expect(headed(outside('MARSH STREET', 'site'), PARLOUR_TOLD)).toBe('INT. MARSH STREET');
  });

  it('leaves it outside where people walk on the road', () => {
    const told = ['They walked up the road in the rain.', 'A fire burned.'];
    expect(headed(outside('LONGMEAD', 'site'), told)).toBe('EXT. LONGMEAD');
  });

  it('leaves it outside where the text says that they stand before it', () => {
    expect(headed(outside('COTTAGE', 'outside'), PARLOUR_TOLD)).toBe('EXT. COTTAGE');
  });

  it('puts no roof over a wood or a town', () => {
    expect(headed(outside('WOOD', 'outside'), PARLOUR_TOLD)).toBe('EXT. WOOD');
    expect(headed(outside('GULL STAIRS', 'site'), PARLOUR_TOLD)).toBe('EXT. GULL STAIRS');
    expect(headed(outside('NEW YORK', 'site'), PARLOUR_TOLD)).toBe('EXT. NEW YORK');
  });

  it('goes into a room that has a name of its own', () => {
    expect(headed(outside('MARSH ROOMS', 'site'), PARLOUR_TOLD)).toBe('INT. MARSH ROOMS');
  });

  it('goes into the room that is told of where the place before was only supposed', () => {
    const stairs: Place = { name: 'STAIRS', setting: 'INT', kind: 'room' };
    expect(headed(outside('LANE', 'outside'), PARLOUR_TOLD, false)).toBe('INT. ROOM');
    expect(headed(stairs, PARLOUR_TOLD, false)).toBe('INT. ROOM');
    expect(headed(null, PARLOUR_TOLD, false)).toBe('INT. ROOM');
    expect(headed(stairs, PARLOUR_TOLD)).toBe('INT. STAIRS');
  });
});
