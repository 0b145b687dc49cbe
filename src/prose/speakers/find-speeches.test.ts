import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCharacters } from '../names/find-characters.ts';
import { parseProse } from '../quotations/parse-prose.ts';
import { findSpeeches } from './find-speeches.ts';

function speechesOf(text: string) {
  const parsed = parseProse(text);
  return findSpeeches(parsed, findCharacters(parsed)).speeches;
}

function speeches(prose: string) {
  return speechesOf(prose).map((speech) => ({
    who: speech.speaker?.name ?? null,
    text: speech.text,
    how: speech.how,
    delivery: speech.delivery,
  }));
}
const said = (prose: string) => speeches(prose).map(({ who, text }) => [who, text]);

describe('findSpeeches', () => {
  it.each([
    ['"Come in," said Holmes.'],
    ['“Come in,” said Holmes.'],
    ['‘Come in,’ said Holmes.'],
    ["'Come in,' said Holmes."],
    ['«Come in,» said Holmes.'],
    ['„Come in,“ said Holmes.'],
  ])('reads the quotation marks of %s', (prose) => {
    expect(said(prose)).toEqual([['Holmes', 'Come in,']]);
  });

  it('takes a quotation that a tag interrupts for one speech', () => {
    expect(said('"Well," said Holmes, "come in."')).toEqual([['Holmes', 'Well, come in.']]);
  });

  it('gives a speech to the role that its tag names, where nobody else is likely', () => {
    const prose = [
      '“You see?” said Mr. Crane. “One must only know it.” “You took it,” said Ida. “I removed it,” said the surveyor.',
      'Ida sat in the kitchen, and Captain Orrin by the stove.',
      'The door opened, and the curate came in with his collar undone. He was holding Mr. Crane by the ear.',
      '“I found this at the coach stop,” the curate said. “The eight o’clock did not run.”',
      'Nobody laughed. The surveyor looked around the room. He was not smiling.',
      '“I’ll have my report to write,” he began.',
    ].join('\n\n');
    const found = speeches(prose).find(({ text }) => text.startsWith('I found this'));
    expect(found?.who).toBe('Curate');
  });

  it('takes a quotation that goes on in the next paragraph for one speech', () => {
    const prose = '"It began in May," said Holmes. "I was alone.\n\n"Then he came."';
    expect(said(prose)).toEqual([['Holmes', 'It began in May, I was alone. Then he came.']]);
  });

  it('does not take an apostrophe for a quotation mark', () => {
    const prose = '‘I don’t know,’ said Holmes. The dogs’ barks and ’tis all.';
    expect(said(prose)).toEqual([['Holmes', 'I don’t know,']]);
  });

  it('does not take a quoted word or a title for a speech', () => {
    const prose = 'The jar was labelled "ORANGE MARMALADE", and Alice read "the Gazette" daily.';
    expect(said(prose)).toEqual([]);
  });

  it('resolves "he" and "she" by gender', () => {
    const prose =
      'Mrs. Hudson met Mr. Holmes at the door.\n\n"A letter," she said.\n\n"Thank you," he answered.';
    expect(said(prose)).toEqual([
      ['Mrs. Hudson', 'A letter,'],
      ['Mr. Holmes', 'Thank you,'],
    ]);
  });

  it('alternates between two speakers where no tag stands', () => {
    const prose = '"One," said Holmes.\n\n"Two," said Lestrade.\n\n"Three."\n\n"Four."';
    expect(speeches(prose).map(({ who, how }) => [who, how])).toEqual([
      ['Holmes', 'tag'],
      ['Lestrade', 'tag'],
      ['Holmes', 'alternation'],
      ['Lestrade', 'alternation'],
    ]);
  });

  it('names the narrator as the others address him', () => {
    const prose =
      'I rose. I walked. I sat.\n\n"You see, my dear Watson," said Holmes.\n\n"I do," I said.';
    expect(speeches(prose).at(-1)).toMatchObject({ who: 'Watson', how: 'narrator' });
  });

  it('takes no witness for the narrator whose name stands once between commas, where another is called', () => {
    const prose = [
      'I rose. I walked. I sat. I looked about.',
      '"What now, Perrin?" said Holmes. "Come, Perrin, sit."',
      '"A girl of fourteen, Nora Pell, a groom, and a cook saw it," said Holmes.',
      '"I see," I said.',
    ].join('\n\n');
    expect(speeches(prose).at(-1)?.who).not.toBe('Nora Pell');
  });

  it('calls a narrator whom nobody names Narrator', () => {
    const prose = 'I rose. I walked. I sat.\n\n"I do," I said.';
    expect(speeches(prose).at(-1)).toMatchObject({ who: 'Narrator', how: 'narrator' });
  });

  it.each([
    ['"Hush," whispered Holmes.', 'whispering'],
    ['"Hush," said Holmes, laughing.', 'laughing'],
    ['"Hush," said Holmes quietly.', 'quietly'],
    ['"Hush," Holmes said with a smile.', 'with a smile'],
    ['"Hush," said Holmes, turning to Mrs. Pell.', 'turning to Mrs. Pell'],
    ['"Hush," said Holmes, nodding. Mr. Pell sat down.', 'nodding'],
    ['"Hush," said Holmes.', null],
  ])('reads how it is said: %s', (prose, delivery) => {
    expect(speeches(prose)[0]?.delivery).toBe(delivery);
  });

  it('gives offsets at which the quotation marks stand', () => {
    const prose = 'He rose. "Well," said Holmes, "come in." He sat.';
    const [speech] = speechesOf(prose);
    expect(speech?.parts.map((part) => prose.slice(part.start, part.end))).toEqual([
      '"Well,"',
      '"come in."',
    ]);
    expect(speech?.tags.map((tag) => prose.slice(tag.start, tag.end))).toEqual(['said Holmes']);
  });

  it('never throws, and speeches never overlap', () => {
    const bit = fc.constantFrom(
      '"',
      '“',
      '”',
      "'",
      '‘',
      '’',
      '«',
      '»',
      ' ',
      '\n\n',
      'I',
      'Holmes',
      'said',
      ',',
      '.',
      'he',
    );
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 60 }), (bits) => {
        const found = speechesOf(bits.join(''));
        found.forEach((speech, i) => {
          expect(speech.start).toBeGreaterThanOrEqual(found[i - 1]?.end ?? 0);
          expect(speech.end).toBeGreaterThan(speech.start);
        });
      }),
    );
  });
});
