import { describe, expect, it } from 'vitest';
import { toPresent } from './to-present.ts';

describe('a verb of a relative clause agrees with what it tells of', () => {
  it.each([
    [
      'She met a man who cared for two girls, and who had no money.',
      'She meets a man who cares for two girls, and who has no money.',
    ],
    [
      'He saw the sparks, some of which flew close to him.',
      'He sees the sparks, some of which fly close to him.',
    ],
    [
      'He had two suites, each of which had three rooms.',
      'He has two suites, each of which has three rooms.',
    ],
    [
      'The thoughts of Ida which had filled his days were gone.',
      'The thoughts of Ida which have filled his days are gone.',
    ],
    [
      'She feared her four noisy children after dinner, who pulled her about.',
      'She fears her four noisy children after dinner, who pull her about.',
    ],
    [
      'He saw it through thin wreaths of blue smoke that curled up.',
      'He sees it through thin wreaths of blue smoke that curl up.',
    ],
    [
      'There were men at New Haven who had hated him.',
      'There are men at New Haven who have hated him.',
    ],
    [
      'There was a man at the gates who had hated him.',
      'There is a man at the gates who has hated him.',
    ],
    ['It was Tom, not the men, who had the stick.', 'It is Tom, not the men, who has the stick.'],
    ['It fell on all who trod the path.', 'It falls on all who tread the path.'],
    [
      "They saw the priest's children, who had stolen it.",
      "They see the priest's children, who have stolen it.",
    ],
    [
      'It was followed by strange changes in him, which seemed to have no end.',
      'It is followed by strange changes in him, which seem to have no end.',
    ],
  ])('%s', (past, present) => {
    expect(toPresent(past)).toBe(present);
  });
});
