import { expect, test } from 'vitest';
import { durationText, type SheetPanel, writeContactSheet } from './contact-sheet.ts';
import { renderSvg } from './draw-panel.ts';

const png = renderSvg(
  '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="36"><rect width="64" height="36" fill="#a00"/></svg>',
);
const panels = (count: number): SheetPanel[] =>
  Array.from({ length: count }, (_, i) => ({
    number: `1-${i + 1}`,
    caption: `Panel ${i + 1}, in which something happens that takes more words than one line has.`,
    duration: 2_500,
    png,
  }));
const pagesOf = (pdf: Uint8Array) =>
  [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/Type \/Page\b(?!s)/g),
  ].length;

test('the same panels give the same bytes, nine on a sheet, or as many as are upright', async () => {
  const one = await writeContactSheet(panels(10), { title: 'A book' });
  const two = await writeContactSheet(panels(10), { title: 'A book' });
  expect(Buffer.compare(one.pdf, two.pdf)).toBe(0);
  expect(pagesOf(one.pdf)).toBe(2);
  const upright = await writeContactSheet(panels(13), { title: 'A book', shape: '9:16' });
  expect(pagesOf(upright.pdf)).toBe(2);
});

test('it is tagged: a title, and each picture with its number and caption in its place', async () => {
  const { pdf } = await writeContactSheet(panels(2), { title: 'A book', language: 'en' });
  const text = Buffer.from(pdf).toString('latin1');
  expect(text).toMatch(/\/S \/H1/);
  expect([...text.matchAll(/\/S \/Figure/g)]).toHaveLength(2);
  expect(text).toContain('1-2: Panel 2');
  expect(text).toContain('/Lang (en)');
});

test('characters that no typeface has are named', async () => {
  const [first] = panels(1);
  if (first === undefined) throw new Error('no panel');
  const { missing } = await writeContactSheet([{ ...first, caption: '森 and Ελλάδα' }], {
    title: 'X',
  });
  expect(missing).toEqual(['森']);
});

test('a storyboard without a panel, or of thousands, is refused', async () => {
  await expect(writeContactSheet([], { title: 'X' })).rejects.toThrow('has no panel');
  await expect(writeContactSheet(panels(3_001), { title: 'X' })).rejects.toThrow('3000 at most');
});

test.each([
  [1_500, '1.5 s'],
  [59_960, '1:00.0'],
  [64_540, '1:04.5'],
])('%i ms are %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
