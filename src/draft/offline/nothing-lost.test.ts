import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedChapters } from '../../../test/draft/generated-chapters.ts';
import { lostWords } from '../../../test/draft/lost-words.ts';
import { splitSentences } from '../../prose/sentences/split-sentences.ts';
import { tenseOf } from '../../prose/tense/tense-of.ts';
import { parseFountain } from '../../screenplay/fountain/parse.ts';
import { SHIPPED_STYLES } from '../../script/shipped-styles.ts';
import { draftOffline } from './draft-offline.ts';

const draftOf = (text: string, style: string, minutes?: number) =>
  draftOffline({
    book: { title: 'B', author: null },
    chapter: { number: 1, title: 'A Chapter', text },
    style,
    known: [],
    ...(minutes === undefined ? {} : { minutes }),
  });

const RUNS = { numRuns: 150, seed: 15 };

const NOTHING = { said: [], told: [] };

describe('a draft of a generated chapter', () => {
  it.each(SHIPPED_STYLES)(
    'in %s says each quotation once, in order, under a cue',
    async (style) => {
      await fc.assert(
        fc.asyncProperty(generatedChapters, async (text) => {
          const { fountain, report } = await draftOf(text, style, 600);
          expect(report.quotations.cut).toBe(0);
          if (style !== 'short_vertical') expect(report.quotations.shortened).toBe(0);
          const toldByNarrator = style === 'narration';
          expect(lostWords(text, fountain, report, { toldByNarrator })).toEqual(NOTHING);
        }),
        RUNS,
      );
    },
  );

  it('has no action in the past, and each sentence of a note in its report', async () => {
    await fc.assert(
      fc.asyncProperty(generatedChapters, async (text) => {
        const { fountain, report } = await draftOf(text, 'cinematic_movie');
        const { elements } = parseFountain(fountain);
        const of = (type: string) =>
          elements.flatMap((each) => (each.type === type ? [each.text] : []));
        const sentences = of('action').flatMap(splitSentences);
        expect(sentences.filter((sentence) => tenseOf(sentence) === 'past')).toEqual([]);
        const noted = report.cuts.filter(({ code }) => code === 'tense').length;
        expect(noted).toBe(of('note').length);
      }),
      RUNS,
    );
  });

  it.each([0.25, 0.5, 1])('cut to %d minutes lists all that it does not hold', async (minutes) => {
    await fc.assert(
      fc.asyncProperty(generatedChapters, async (text) => {
        const { fountain, report } = await draftOf(text, 'narration', minutes);
        expect(lostWords(text, fountain, report, { toldByNarrator: true })).toEqual(NOTHING);
      }),
      RUNS,
    );
  });
});
