import { describe, expect, it } from 'vitest';
import { chooseBeginnings, chooseParagraphs } from './choose-beginnings.ts';
import { readBeats } from './read-beats.ts';
import { ruleBeats } from './split-scenes.ts';

const LONG = 'Nobody said a word for a long while, and the clock ticked. '.repeat(8).trim();
/** The paragraphs, from 0, in which scenes begin, and those in which the rules by themselves begin one. */
function beginningsIn(...paragraphs: string[]) {
  const beats = readBeats(paragraphs.join('\n\n'), '', []);
  const ruled = ruleBeats(beats);
  const paragraphOf = (at: number) => {
    const beat = beats[at];
    return beat === undefined || beat.kind === 'break' ? -1 : beat.paragraph;
  };
  return {
    chosen: [...chooseBeginnings(beats, ruled)].map(paragraphOf),
    byRules: ruled.filter(({ moves }) => moves).map(({ at }) => paragraphOf(at)),
  };
}

describe('chooseBeginnings', () => {
  it('finds a scene that time and new places tell of, where no rule begins one', () => {
    const found = beginningsIn(
      'They were sitting in the parlour.',
      LONG,
      LONG,
      'Supper was a silent meal, and when the lamps were lit in the kitchen the street door stood open to the garden.',
      LONG,
    );
    expect(found).toEqual({ chosen: [3], byRules: [] });
  });

  it('begins none where people only talk of a place and go nowhere', () => {
    const found = beginningsIn(
      'They were sitting in the parlour.',
      LONG,
      LONG,
      'Ruth smiled at him. Nobody had thought of that.',
      LONG,
    );
    expect(found.chosen).toEqual([]);
  });

  it('begins none a few words after a chapter has begun', () => {
    const found = beginningsIn('Nobody spoke.', 'They went into the garden.', LONG, LONG);
    expect(found.chosen).toEqual([]);
  });
});

describe('a paragraph without end', () => {
  it.each([
    ['of places', `She saw ${'door '.repeat(300_000)}.`],
    ['of steps', 'He went out. '.repeat(150_000)],
  ])('%s is read', (_, paragraph) => {
    const found = beginningsIn('They were sitting in the parlour.', paragraph, LONG);
    expect(found.chosen.length).toBeLessThanOrEqual(2);
  });
});

describe('chooseParagraphs', () => {
  // With one weight a chance is told by one number.
  const chosen = (...sums: number[]) => [
    ...chooseParagraphs(
      sums.map((sum) => [sum]),
      [1],
      0.5,
    ),
  ];

  it('leaves the first paragraph out, which begins a scene anyway', () => {
    expect(chosen(5, -5, -5)).toEqual([]);
  });

  it('takes the surest of neighbours', () => {
    expect(chosen(-5, 0.1, 0.3, 0.2, -5)).toEqual([2]);
  });

  it('takes two neighbours that are both sure', () => {
    expect(chosen(-5, 3, 4)).toEqual([2, 1]);
  });
});
