import { describe, expect, it } from 'vitest';
import { closeLead } from './close-lead.ts';

const closed = (text: string) => {
  const { sentence, end } = closeLead(text, { sentence: text, start: 0, end: text.length });
  return [sentence, text.slice(0, end)];
};

describe('a sentence that broke off for what is said next', () => {
  it.each([
    ['Tom got up and went to the gate again, and', 'Tom got up and went to the gate again'],
    ['Ida was ready to go; but', 'Ida was ready to go'],
    ['Tom considered for a moment; then', 'Tom considered for a moment'],
    ['Ida stopped him with', 'Ida stopped him'],
    ['Ida heard whispers now and then; such as', 'Ida heard whispers now and then'],
    ['Tom walked about the room, saying', 'Tom walked about the room'],
    ['Ida broke the silence by adding', 'Ida broke the silence'],
    ['Tom got up saying', 'Tom got up'],
    ['Ida told him all she knew; adding', 'Ida told him all she knew'],
    ['It roused Tom at once, and saying only', 'It roused Tom at once'],
    ['Tom shrugged, as much as to say', 'Tom shrugged'],
    ['Ida shook her head, and her only answer was', 'Ida shook her head'],
    [
      'Ida showed him her hand, her ring, and her smile, and the reply was',
      'Ida showed him her hand, her ring, and her smile',
    ],
  ])('leaves off what only leads to it: %s', (text, sentence) => {
    expect(closed(text)).toEqual([sentence, sentence]);
  });

  it.each([
    [
      'Tom laid the book aside, and said',
      'Tom laid the book aside, and spoke',
      'Tom laid the book aside, and',
    ],
    ['Ida could not help saying', 'Ida could not help speaking', 'Ida could not help'],
    ['Tom thought, and then added', 'Tom thought, and then went on', 'Tom thought, and then'],
    ['Tom went so far as to say', 'Tom went so far as to say so', 'Tom went so far as to say'],
  ])('says %s by itself', (text, sentence, told) => {
    expect(closed(text)).toEqual([sentence, told]);
  });

  it.each(['The answer was', "--Ida's was--", 'What Ida first heard was', 'Adding'])(
    'has nothing left of %s',
    (text) => {
      expect(closed(text)).toEqual(['', '']);
    },
  );

  it.each([
    'Tom came in',
    'She looked up every now and then',
    'He answered.',
    'As Ida had come before her friend, her first question was',
    'She asked who he was.',
    'Sie fragte ihn, was',
    'Il n’avait qu’un but',
    'He was asleep, or said so!"',
  ])('keeps %s', (text) => {
    expect(closed(text)).toEqual([text, text]);
  });

  it('takes a tail of many words off in no time', () => {
    const text = `Tom ${'x'.repeat(200_000)}, saying`;
    expect(closed(text)[0]).toHaveLength(text.length - ', saying'.length);
  });
});
