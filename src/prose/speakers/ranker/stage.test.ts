import { describe, expect, it } from 'vitest';
import { findCharacters } from '../../names/find-characters.ts';
import { parseProse } from '../../quotations/parse-prose.ts';
import { attributeTurns } from '../attribute-turns.ts';
import { readDialogue } from '../read-dialogue.ts';
import { ALTERNATION_FEATURES, alternationAt } from './alternation.ts';
import { learnDescribed } from './described.ts';
import { parityAround } from './parity.ts';
import { setStage } from './stage.ts';

const EXCHANGE = [
  'Ann Barlow and Tom Pike sat by the fire. Rose Hale was out.',
  '“You are late, Tom,” said Ann.',
  '“The road was bad.”',
  '“It always is.”',
  '“You might have come to meet me, Ann.”',
].join('\n\n');

function stageOf(prose: string) {
  const parsed = parseProse(prose);
  const { dialogue, cast } = readDialogue(parsed, findCharacters(parsed));
  const of = (name: string) => cast.findIndex((each) => each.name.startsWith(name));
  return { stage: setStage(dialogue, attributeTurns(dialogue)), of };
}

describe('setStage', () => {
  it('takes a name at an end of a speech for a hearer, and one between commas inside it for a doubtful one', () => {
    const { stage, of } = stageOf(
      'Ann Barlow and Tom Pike met Rose Hale.\n\n“Tom, I saw his cousin, Rose, there,” said Ann Barlow.',
    );
    const [turn] = stage.turns;
    expect(turn?.hailed).toEqual([of('Tom')]);
    expect(turn?.called).toContain(of('Tom'));
  });
});

describe('parityAround', () => {
  it('counts the tags and names called by every other turn apart from those between', () => {
    const { stage, of } = stageOf(EXCHANGE);
    const { own, other, turns } = parityAround(stage, 2);
    expect(turns).toBe(3);
    expect([...own.tagged]).toEqual([[of('Ann'), 1]]);
    expect([...other.called]).toEqual([[of('Ann'), 1]]);
  });
});

describe('alternationAt', () => {
  it('gives a turn of which nothing is known to whoever speaks every other one', () => {
    const { stage, of } = stageOf(EXCHANGE);
    const people = [of('Ann'), of('Tom'), of('Rose')];
    const chances = [
      [0.9, 0.05, 0.05],
      [0.1, 0.5, 0.4],
      [0.34, 0.33, 0.33],
      [0.1, 0.6, 0.3],
    ];
    const answers = {
      starts: [0, 3, 6, 9, 12],
      candidates: chances.flatMap(() => people),
      chances: chances.flat(),
    };
    const seen = alternationAt(stage, answers, 2);
    const [ann = 0, tom = 0, rose = 0] = people.map((c) => seen(c)[0]);
    expect(ann).toBeGreaterThan(0.8);
    expect(tom + rose).toBeLessThan(0.2);
    expect(seen(of('Ann'))).toHaveLength(ALTERNATION_FEATURES.length);
  });
});

describe('learnDescribed', () => {
  it('knows whom a noun with its adjective is written beside', () => {
    const { stage, of } = stageOf(
      [
        'Mr. Brand came in, and the old gentleman sat down. Tom Pike bowed.',
        'Tom Pike went out. The old gentleman sighed, and Mr. Brand closed his eyes.',
        'Mr. Brand was tired. The old gentleman slept. The young gentleman was Tom Pike.',
      ].join('\n\n'),
    );
    const described = learnDescribed(stage);
    const { tokens } = stage.dialogue.parsed;
    const old = stage.dialogue.refs.find(
      ({ kind, from }) => kind === 'pointer' && tokens[from + 1]?.lower === 'old',
    );
    if (old === undefined) throw new Error('Nobody is described.');
    expect(described.likeliest(old)[0]).toBe(of('Mr. Brand'));
  });
});
