import { expect, test } from 'vitest';
import { guessExchange, turnsFrom } from './guess-exchange.ts';
import { quote } from './quote-for-tests.ts';

const said = (turn: number, id: string | null, conversation = 0) =>
  quote({ start: turn * 10, turn, conversation, speaker: id === null ? null : { id, name: id } });
const TALK = [said(0, 'ann'), said(1, 'bo'), said(2, 'ann'), said(3, null), said(4, 'cy', 1)];
const at = (turn: number) => TALK[turn] ?? quote();

test('two take turns: who says it, and whoever spoke before', () => {
  expect(guessExchange(TALK, at(2))).toEqual({ speaker: 'ann', other: 'bo' });
  expect(guessExchange(TALK, at(3))).toEqual({ speaker: '', other: 'ann' });
});

test('where nobody spoke before it is whoever speaks after; of another conversation nobody', () => {
  expect(guessExchange(TALK, at(0))).toEqual({ speaker: 'ann', other: 'bo' });
  expect(guessExchange(TALK, at(4))).toEqual({ speaker: 'cy', other: '' });
});

test('turns are counted to the end of the conversation, or to one that a person confirmed', () => {
  expect(turnsFrom(TALK, at(1))).toBe(3);
  const confirmed = TALK.map((each) =>
    each.turn === 3 ? { ...each, confirmed_at: '2026-01-01T00:00:00.000Z' } : each,
  );
  expect(turnsFrom(confirmed, at(1))).toBe(2);
});
