import { describe, expect, it } from 'vitest';
import { toPresent } from './to-present.ts';

describe('toPresent', () => {
  it.each([
    ['He walked to the window.', 'He walks to the window.'],
    ['They walked to the window.', 'They walk to the window.'],
    ['Holmes took the letter and read it.', 'Holmes takes the letter and reads it.'],
    ['Holmes took the letter and tore it in two.', 'Holmes takes the letter and tears it in two.'],
    ['The lamps were lit.', 'The lamps are lit.'],
    ['He had gone before she came.', 'He has gone before she comes.'],
    ['She carried a box, and he watched her.', 'She carries a box, and he watches her.'],
    ['He did not answer.', 'He does not answer.'],
    ['He sat wrapped in smoke.', 'He sits wrapped in smoke.'],
    ['The man seated by the fire smiled.', null],
    ['And Quill walked towards the corner.', 'And Quill walks towards the corner.'],
    ['Mr. Bumpus grasped the boy and led him in.', 'Mr. Bumpus grasps the boy and leads him in.'],
    [
      'As he passed the door, Ida Quill touched him.',
      'As he passes the door, Ida Quill touches him.',
    ],
    ['Tom and Ida knew the way.', 'Tom and Ida know the way.'],
    ['The hat, the coat, and the stick were gone.', 'The hat, the coat, and the stick are gone.'],
    ['Ida took the hat, and the boy walked on.', 'Ida takes the hat, and the boy walks on.'],
    ['In the doorway stood two men.', 'In the doorway stand two men.'],
    ['There came a knock.', 'There comes a knock.'],
    ['He rose, opened the box, and fell.', 'He rises, opens the box, and falls.'],
    [
      'He found the box, and, smiling to himself, turned back.',
      'He finds the box, and, smiling to himself, turns back.',
    ],
    ['She looked as if she were asleep.', 'She looks as if she were asleep.'],
    ['She could not see it.', 'She cannot see it.'],
    ["She couldn't see it and didn't care.", "She can't see it and doesn't care."],
    ['He knew that she would come.', 'He knows that she would come.'],
    ['They had better go, he thought.', 'They had better go, he thinks.'],
    ['He realised it, and they both laughed.', 'He realises it, and they both laugh.'],
    ['The men who owned the dog rose.', 'The men who own the dog rise.'],
    ['She had a song, which delighted him.', 'She has a song, which delights him.'],
    ['She had seen her son much admired by all.', 'She has seen her son much admired by all.'],
    ['It stuck, for the two boys walked on.', 'It sticks, for the two boys walk on.'],
    ['Then came a little tapping.', 'Then comes a little tapping.'],
    ['Nobody within, Tom called again.', 'Nobody within, Tom calls again.'],
    [
      'He charmed his guests, and they liked what followed.',
      'He charms his guests, and they like what follows.',
    ],
    ['His view of himself had changed.', 'His view of himself has changed.'],
    ['The man behind them rose.', 'The man behind them rises.'],
    [
      'She was calm when their thoughts turned to home.',
      'She is calm when their thoughts turn to home.',
    ],
    [
      'They began at the quay, where the wind was worst, and worked uphill.',
      'They begin at the quay, where the wind is worst, and work uphill.',
    ],
    ['Number nine sulked.', 'Number nine sulks.'],
    [
      'He was a man named Bumpus, and he admired it.',
      'He is a man named Bumpus, and he admires it.',
    ],
    [
      'Ida held the ladder and her father climbed it.',
      'Ida holds the ladder and her father climbs it.',
    ],
    ['He stood there, bareheaded, and told them.', 'He stands there, bareheaded, and tells them.'],
    ["The captain caught hold of Ida's sleeve.", "The captain catches hold of Ida's sleeve."],
    ['He wore a coat made of fur.', 'He wears a coat made of fur.'],
    ['The end of the streets was dark.', 'The end of the streets is dark.'],
  ])('%s', (past, present) => {
    expect(toPresent(past)).toBe(present);
  });

  it.each([
    'He would walk for hours.',
    'If he were here, all was well.',
    'It happened three years ago.',
    'If she had seen it, she would have gone.',
    'Had she seen it, she would have gone.',
    'He was silent, having, as he told Ida at once, said all.',
    'A dog.',
    'He is here.',
  ])('leaves alone: %s', (sentence) => {
    expect(toPresent(sentence)).toBeNull();
  });
});
