/** Runs of letters and digits, joined by apostrophes and hyphens. */
const SPACED = /[\p{L}\p{N}\p{M}]+(?:['’‐-][\p{L}\p{N}\p{M}]+)*/gu;

/** Scripts that put no space between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese. */
const UNSPACED =
  /(?:[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f]|[\ud840-\ud888][\udc00-\udfff])+/g;

/** What is given to the segmenter at once: its time grows with the square of a longer text. */
const SEGMENT_LENGTH = 400;

/** Ends a word in every language. */
const STOP = '。';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * Number of words: `don't` and `well-worn` are one word each and a dash is none. Where a script parts
 * its words by spaces they tell them; where it does not, Intl.Segmenter does, which takes ten times
 * as long and gives the same elsewhere but for hyphens.
 */
export function countWords(text: string): number {
  const runs = text.match(UNSPACED);
  if (runs === null) return text.match(SPACED)?.length ?? 0;
  return countUnspaced(runs) + (text.replace(UNSPACED, ' ').match(SPACED)?.length ?? 0);
}

function countUnspaced(runs: readonly string[]): number {
  let words = 0;
  let pending = '';
  for (const run of runs) {
    for (let at = 0; at < run.length; at += SEGMENT_LENGTH) {
      pending += run.slice(at, at + SEGMENT_LENGTH) + STOP;
      if (pending.length < SEGMENT_LENGTH) continue;
      words += segment(pending);
      pending = '';
    }
  }
  return words + segment(pending);
}

function segment(text: string): number {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words++;
  return words;
}
