import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findCharacters } from '../names/find-characters.ts';
import { findQuotations } from '../quotations/find-quotations.ts';
import { parseProse } from '../quotations/parse-prose.ts';
import { findSpeeches } from './find-speeches.ts';

const PIECES =
  `“ ” " ‘ ’ ' « » ‹ › „ ‟ ‚ 「 」 『 』 \`\` '' \` ＂ ″ — – ― -- - ¿ ¡ … , . ! ? : ; ( ) _ * 。 ，
  Ida Tom Mr. he she said asked thought never did not grumbled dijo dit-il sagte нет сказал 彼 說 é
  I The of to 12 ' \u0301 \ud800 \u{1f600} \u2028 \ufeff`
    .split(/\s+/)
    .concat([
      ' ',
      ' ',
      ' ',
      ' ',
      '\n',
      '\n\n',
      '\n\n',
      '\n\n—',
      '\n\n“',
      '\n\n- ',
      '\u00a0',
      '\u202f',
    ]);
const SEED = 14;

const prose = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 80 })
  .map((pieces) => pieces.join(''));

/** In order, inside the text, and none over another. */
function areSpans(text: string, spans: { start: number; end: number }[]): void {
  let last = 0;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    last = end;
  }
  expect(last).toBeLessThanOrEqual(text.length);
}

it('reads any text without an error, in spans that stand in order and apart', () => {
  fc.assert(
    fc.property(prose, (text) => {
      const parsed = parseProse(text);
      areSpans(text, findQuotations(text, parsed.paragraphs));
      areSpans(text, parsed.quotations);
      areSpans(
        text,
        parsed.quotations.map((q) => ({ start: q.innerStart, end: q.innerEnd })),
      );
      for (const q of parsed.quotations) {
        const paragraph = parsed.paragraphs[q.paragraph] ?? { start: -1, end: -1 };
        expect(q.start).toBeGreaterThanOrEqual(paragraph.start);
        expect(q.end).toBeLessThanOrEqual(paragraph.end);
        expect(q.innerStart).toBeGreaterThanOrEqual(q.start);
        expect(q.innerEnd).toBeLessThanOrEqual(q.end);
      }
      areSpans(text, parsed.tokens);
      const { speeches } = findSpeeches(parsed, findCharacters(parsed));
      areSpans(text, speeches);
      areSpans(
        text,
        speeches.flatMap(({ parts }) => parts),
      );
    }),
    { seed: SEED, numRuns: 600 },
  );
});
