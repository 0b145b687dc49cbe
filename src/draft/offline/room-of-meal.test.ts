import { describe, expect, it } from 'vitest';
import type { Place } from './find-place.ts';
import { roomOfMeal } from './room-of-meal.ts';

const room = (name: string): Place => ({ name, setting: 'INT', kind: 'room' });
const roomOf = (sentence: string, place: Place | null = room('LIBRARY')) =>
  roomOfMeal(sentence, place)?.name ?? null;

describe('roomOfMeal', () => {
  it.each([
    ['Ruth and her uncle were seated at breakfast.', 'BREAKFAST-ROOM'],
    ['They came down to breakfast together.', 'BREAKFAST-ROOM'],
    ['Nobody spoke while they were at dinner.', 'DINING-ROOM'],
    ['They sat down to an early supper.', 'DINING-ROOM'],
    ['They spoke of dinner.', null],
    ['They were at dinner time still far from the coast.', null],
  ])('has a meal in a room of its own: %s', (sentence, name) => {
    expect(roomOf(sentence)).toBe(name);
  });

  it('has it where nothing has named a place yet', () => {
    expect(roomOf('They were at supper.', null)).toBe('DINING-ROOM');
  });

  it.each<Place>([
    room('KITCHEN'),
    { name: 'INN', setting: 'INT', kind: 'site' },
    { name: 'MEADOW', setting: 'EXT', kind: 'outside' },
    { name: 'TRAIN', setting: 'INT', kind: 'vehicle' },
  ])('has it there, where people eat or have no other room: $name', (place) => {
    expect(roomOf('They were at supper.', place)).toBeNull();
  });
});
