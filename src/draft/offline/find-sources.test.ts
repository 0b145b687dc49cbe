import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstElements } from '../../screenplay/elements/first-elements.ts';
import { draftOffline } from './draft-offline.ts';

const PARAGRAPHS = [
  '😀 Holmes stood in the sitting-room at dusk. He looked at the clock.',
  '“You are late,” said Holmes quietly.',
  '“I am sorry,” answered Lestrade. He closed the door. “It was the rain.”',
  '“And no one,” said she, smiling, “knows me.”',
  'The next morning they drove to the station. The train was late. They waited for an hour in the cold, and nobody spoke to them, and the rain fell on the long platform and on the roofs of the town.',
  '“There!” cried Holmes, pointing at the train.',
  '* * *',
  'A man of sixty sat by the window [of the inn]. # It was his own window.',
];
const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

async function drafted(text: string, style: string) {
  const draft = await draftOffline({
    book: { title: 'The Adventures', author: null },
    chapter: { number: 1, title: 'A Beginning', text },
    style,
    known: [],
  });
  const script = [...draft.fountain];
  const chapter = [...text];
  const sources = new Map((draft.sources ?? []).map(([at, start, end]) => [at, { start, end }]));
  return firstElements(draft.fountain, 'v').map(({ kind, start, end }) => {
    const at = [...draft.fountain.slice(0, start)].length;
    const source = sources.get(at);
    return {
      kind,
      source,
      words: script.slice(at, at + [...draft.fountain.slice(start, end)].length).join(''),
      from: chapter.slice(source?.start, source?.end).join(''),
    };
  });
}

it('every element of a draft has the stretch of the chapter that it was made from, in order', async () => {
  const chapter = fc
    .array(fc.constantFrom(...PARAGRAPHS), { minLength: 1, maxLength: 8 })
    .map((paragraphs) => paragraphs.join('\r\n\r\n'))
    .filter((text) => /[a-z]/.test(text));
  const style = fc.constantFrom('cinematic_movie', 'documentary');
  await fc.assert(
    fc.asyncProperty(chapter, style, async (text, wanted) => {
      const elements = await drafted(text, wanted);
      let last = 0;
      for (const { kind, source, from, words: shown } of elements) {
        expect(source, shown).toBeDefined();
        if (kind === 'scene' || source === undefined) continue;
        expect(source.end).toBeGreaterThan(source.start);
        // Narration in the middle of a sentence of speech is set behind it.
        if (kind === 'speech' && wanted === 'cinematic_movie') {
          expect(source.start).toBeGreaterThanOrEqual(last);
          last = source.start;
          const said = words(shown.split('\n').at(-1) ?? '');
          expect(words(from)).toEqual(expect.arrayContaining(said));
        }
      }
    }),
    { numRuns: 40, seed: 15 },
  );
});

it('a scene comes from the first to the last that was made into it', async () => {
  const elements = await drafted(PARAGRAPHS.join('\n\n'), 'cinematic_movie');
  const scenes = elements.filter(({ kind }) => kind === 'scene');
  expect(scenes.length).toBeGreaterThan(1);
  expect(scenes[0]?.from).toMatch(/^😀 Holmes stood/);
  expect(scenes.at(-1)?.from).toMatch(/his own window\.$/);
});
