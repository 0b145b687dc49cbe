import { describe, expect, test } from 'vitest';
import { foldText } from './fold-text.ts';

describe('foldText', () => {
  test.each([
    ['“Don’t,” she said — ‘never’…', "\"Don't,\" she said , 'never'."],
    ['Zoë ate crème brûlée in Łódź with Bjørn', 'Zoe ate creme brulee in Lodz with Bjorn'],
    ['The Æsir and Straße', 'The AEsir and Strasse'],
    ['It is €1,250.50, or £5', 'It is 1,250.50 euros , or 5 pounds'],
    ['½ a loaf at 20°', 'one half a loaf at 20 degrees'],
    ['ﬁne Ｆｕｌｌ ①', 'fine Full 1'],
    ['well‑worn 1914–18', 'well-worn 1914, 18'],
    ['stars ★ and 😀 smiles', 'stars and smiles'],
    ['What?!?! No!!!', 'What?!?! No!'],
  ])('makes %j %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test('parts a word that has no end', () => {
    const words = foldText('9'.repeat(1_000)).split(' ');
    expect(Math.max(...words.map(({ length }) => length))).toBe(32);
    expect(words.join('')).toBe('9'.repeat(1_000));
  });

  test('names the letters that it has no sound for, each once', () => {
    expect(() => foldText('She said 你好 你 to me')).toThrow(
      expect.objectContaining({
        code: 'speech.unspeakable',
        message: expect.stringContaining('你 好'),
        details: { characters: '你好' },
      }),
    );
    expect(() => foldText('Привет')).toThrow(
      expect.objectContaining({ code: 'speech.unspeakable' }),
    );
  });
});
