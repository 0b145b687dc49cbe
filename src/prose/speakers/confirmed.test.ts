import { describe, expect, it } from 'vitest';
import { parseProse } from '../quotations/parse-prose.ts';
import type { ConfirmedSpeaker } from './confirmed.ts';
import { readTurns } from './read-turns.ts';

const KNOWN = ['Clara Finch', 'Hob', 'Ann Lee', 'Nell Ash'].map((name, at) => ({
  id: String(at),
  name,
  aliases: [name.split(' ')[0] ?? name],
}));
const [CLARA, HOB, ANN, NELL] = KNOWN;

const TALK = [
  'Clara put down her book. Hob came in with the lamp. Ann sat by the door and knitted.',
  '“Is it raining?” said Clara.',
  '“It is.”',
  '“Then shut the door.”',
  '“I did.”',
  '“Good.”',
].join('\n\n');

/** The speakers of a text by turn, where somebody confirmed the quotations with these words. */
function speakersOf(text: string, said: [words: string, speaker: typeof CLARA | null][] = []) {
  const confirmed = said.map(([words, character]): ConfirmedSpeaker => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, character: character ?? null };
  });
  return readTurns(parseProse(text), KNOWN, confirmed);
}
const names = (quotes: ReturnType<typeof speakersOf>) =>
  quotes.map(({ speaker }) => speaker?.name ?? null);

describe('a speaker whom a person confirmed', () => {
  it('wins over the tag that names another', () => {
    const [first] = speakersOf(TALK, [['“Is it raining?”', ANN]]);
    expect(first).toMatchObject({ speaker: { name: 'Ann Lee' }, how: 'confirmed', confidence: 1 });
  });

  it('tells of the turns around: whoever answers takes turns with the confirmed one', () => {
    expect(names(speakersOf(TALK))).not.toContain('Hob');
    const quotes = speakersOf(TALK, [['“It is.”', HOB]]);
    expect(names(quotes)).toEqual(['Clara Finch', 'Hob', 'Clara Finch', 'Hob', 'Clara Finch']);
  });

  it('may be somebody whom the text never names', () => {
    expect(names(speakersOf(TALK, [['“It is.”', NELL]]))[1]).toBe('Nell Ash');
  });

  it('may be nobody', () => {
    const [, second] = speakersOf(TALK, [['“It is.”', null]]);
    expect(second).toMatchObject({ speaker: null, how: 'confirmed', confidence: 1 });
  });

  it('holds for the whole turn, and parts it where two are confirmed', () => {
    const text = 'Clara and Hob stood there. “Go,” said Clara, “or stay.”';
    expect(names(speakersOf(text, [['“or stay.”', HOB]]))).toEqual(['Hob', 'Hob']);
    const two = speakersOf(text, [
      ['“Go,”', CLARA],
      ['“or stay.”', HOB],
    ]);
    expect(names(two)).toEqual(['Clara Finch', 'Hob']);
    expect(two.map(({ turn }) => turn)).toEqual([0, 1]);
  });

  it('tells the story where it is an “I said” that was confirmed', () => {
    const text = [
      'I had come in late, and I was cold. I sat down by the fire and I looked at Hob.',
      '“Is there tea?” I said.',
      '“There is,” said Hob.',
      'I took a cup, and I drank it.',
      '“Thank you,” I said.',
    ].join('\n\n');
    expect(names(speakersOf(text, [['“Is there tea?”', NELL]]))).toEqual([
      'Nell Ash',
      'Hob',
      'Nell Ash',
    ]);
  });
});

it('numbers conversations: a stretch of narration ends one', () => {
  const rain = Array.from({ length: 5 }, () => 'It rained on the roofs of the town.').join('\n\n');
  const quotes = speakersOf(
    `“Go,” said Clara.\n\n“No,” said Hob.\n\n${rain}\n\n“Well?” said Clara.`,
  );
  expect(quotes.map(({ conversation }) => conversation)).toEqual([0, 0, 1]);
});
