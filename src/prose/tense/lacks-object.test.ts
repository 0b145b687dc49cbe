import { describe, expect, it } from 'vitest';
import { toPresent } from './to-present.ts';

describe('a form of a verb that is always done to something', () => {
  it.each([
    [
      'The sight was much enjoyed then, and doubly enjoyed again at home.',
      'The sight is much enjoyed then, and doubly enjoyed again at home.',
    ],
    [
      'The business, once arranged, pleased him; but neither the letter alleged, nor the debt, moved her.',
      'The business, once arranged, pleases him; but neither the letter alleged, nor the debt, moves her.',
    ],
    [
      'At noon Tom, closely buttoned to the chin, and Ida came in.',
      'At noon Tom, closely buttoned to the chin, and Ida come in.',
    ],
    [
      'He kept the letters, and some desks stuffed with papers, furnished with locks, were sold.',
      'He keeps the letters, and some desks stuffed with papers, furnished with locks, are sold.',
    ],
    [
      'With proper words the boys then left; all of them equally surprised to find her there.',
      'With proper words the boys then leave; all of them equally surprised to find her there.',
    ],
    [
      'It was sorely tumbled, damp, and covered with dust.',
      'It is sorely tumbled, damp, and covered with dust.',
    ],
    [
      'All were left, not a shop sold and no attack delivered, he slackened his pace.',
      'All are left, not a shop sold and no attack delivered, he slackens his pace.',
    ],
    [
      'Down came Ida to the kitchen, grievously pained in mind and vexed in soul.',
      'Down comes Ida to the kitchen, grievously pained in mind and vexed in soul.',
    ],
    [
      'He came in a clean apron, and his sleeves tucked up under a shawl.',
      'He comes in a clean apron, and his sleeves tucked up under a shawl.',
    ],
  ])('describes where nothing stands that it is done to: %s', (past, present) => {
    expect(toPresent(past)).toBe(present);
  });

  it.each([
    [
      'The letter which the old man enclosed in his own was torn.',
      'The letter which the old man encloses in his own is torn.',
    ],
    ['Tom described to the boys how it had begun.', 'Tom describes to the boys how it has begun.'],
    [
      'The old man enclosed in his letter a lock of hair.',
      'The old man encloses in his letter a lock of hair.',
    ],
    ['The music amused and surprised the boys.', 'The music amuses and surprises the boys.'],
    ['The old man buttoned up his coat.', 'The old man buttons up his coat.'],
    [
      'The old man described, with some warmth, the house.',
      'The old man describes, with some warmth, the house.',
    ],
    ['The old man enjoyed sitting there.', 'The old man enjoys sitting there.'],
    [
      'She saw the love that he felt and it evinced.',
      'She sees the love that he feels and it evinces.',
    ],
    [
      'It was something that he longed for and yet almost loathed.',
      'It is something that he longs for and yet almost loathes.',
    ],
    ['The sight amused, but could not console her.', 'The sight amuses, but cannot console her.'],
  ])('acts on what stands behind or before it: %s', (past, present) => {
    expect(toPresent(past)).toBe(present);
  });
});
