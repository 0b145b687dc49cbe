import { describe, expect, it } from 'vitest';
import { arrives } from './arrives.ts';

describe('arrives', () => {
  it.each([
    'She was shown into the parlour.',
    'The old man came slowly down into the hall.',
    'Mrs. Bold and her daughters walked to the village.',
    'When they had all gone into the dining-room, he spoke.',
    'By seven they had reached the gate.',
    'On reaching the inn he ordered dinner.',
    'Arriving at the hotel, they asked for rooms.',
    'They found her in the garden.',
    'She was alone in the library that evening.',
    'He let himself out into the garden.',
    'She took a cab to the theatre.',
    'Everyone went into the hall.',
  ])('tells that people come to a place: %s', (sentence) => {
    expect(arrives(sentence)).toBe(true);
  });

  it.each([
    'He had gone to the station.',
    'He asked whether they came to the station.',
    'It was dark in the stable.',
    'The house was in a street by the sea.',
    'He spoke of the garden.',
    'He never came to the station.',
  ])('does not tell it: %s', (sentence) => {
    expect(arrives(sentence)).toBe(false);
  });
});
