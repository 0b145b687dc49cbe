import { describe, expect, it } from 'vitest';
import { takeTurns } from './take-turns.ts';

/** Quotations of one turn each, but the third has two; the last one is of another conversation. */
const ROWS = [
  { id: 'a', turn: 0, character_id: 'clara', conversation: 0 },
  { id: 'b', turn: 1, character_id: 'hob', conversation: 0 },
  { id: 'c', turn: 2, character_id: 'clara', conversation: 0 },
  { id: 'd', turn: 2, character_id: 'clara', conversation: 0 },
  { id: 'e', turn: 3, character_id: null, conversation: 0 },
  { id: 'f', turn: 4, character_id: null, conversation: 0 },
  { id: 'g', turn: 5, character_id: null, conversation: 1 },
].map((row, start_at) => ({ ...row, start_at, confirmed_at: null as Date | null }));

describe('two who take turns', () => {
  it('speak by turns to the end of the conversation, the speaker before being the other', () => {
    expect(takeTurns(ROWS, { quote: 'b' })).toEqual([
      { quote: 'b', speaker: 'hob' },
      { quote: 'c', speaker: 'clara' },
      { quote: 'd', speaker: 'clara' },
      { quote: 'e', speaker: 'hob' },
      { quote: 'f', speaker: 'clara' },
    ]);
  });

  it('are whom a person names', () => {
    const turns = takeTurns(ROWS, { quote: 'e', speaker: 'ann', other: 'nell' });
    expect(turns.map(({ speaker }) => speaker)).toEqual(['ann', 'nell']);
  });

  it('stop before a turn that a person has spoken of', () => {
    const rows = ROWS.map((row) => (row.id === 'f' ? { ...row, confirmed_at: new Date() } : row));
    expect(takeTurns(rows, { quote: 'd' }).map(({ quote }) => quote)).toEqual(['c', 'd', 'e']);
  });

  it('have to be known', () => {
    expect(() => takeTurns(ROWS, { quote: 'e' })).toThrow('which two speakers');
    expect(() => takeTurns(ROWS, { quote: 'a' })).toThrow('which two speakers');
    expect(() => takeTurns(ROWS, { quote: 'z' })).toThrow('no quotation z');
  });
});
