import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the chapter’s key terms, by weight';

/** A term is key from its second use on; in a text too short for that, every term is. */
const KEY_USES = 2;
const FEWEST_KEY_TERMS = 10;
const MISSING_SHOWN = 6;

/** Tried out: faithful scripts keep 65 to 90 %, a script of the book's next chapter up to 40 %. */
const SCALE: readonly ScalePoint[] = [
  [30, 0],
  [65, 85],
  [95, 100],
];

export const keyTerms: SignalDefinition = {
  name: 'key_terms',
  label: 'Key terms kept',
  weight: 5,
  weak: 'bring back what the chapter keeps returning to, as something to see or to hear',
  why: 'What a chapter returns to is what it is about.',
  strong: 'it speaks of what the chapter speaks of',
  measure,
};

/**
 * How much of what the chapter speaks of again and again the script speaks of as well.
 *
 * A text's key terms are its content words by frequency (Luhn, 1958); each weighs the logarithm
 * of its uses, so that one refrain does not outweigh ten motifs. 0 to 100 %.
 */
function measure({ chapter, stems }: Subject): Reading {
  const terms = keyTermsOf(chapter.counts);
  if (terms.length === 0) return notMeasured(UNIT, 'there is no chapter text to compare with.');
  let kept = 0;
  let all = 0;
  const missing: string[] = [];
  for (const [term, uses] of terms) {
    const weight = Math.log2(1 + uses);
    all += weight;
    if (stems.has(term)) kept += weight;
    else missing.push(chapter.written.get(term) ?? term);
  }
  const value = percent(kept, all);
  const found = `Key terms of the chapter that are in the script: ${terms.length - missing.length} of ${terms.length}`;
  const lost = missing.slice(0, MISSING_SHOWN).join(', ');
  const note = lost === '' ? `${found}.` : `${found}; missing, most used first: ${lost}.`;
  return reading(value, UNIT, scale(value, SCALE), note);
}

function keyTermsOf(counts: ReadonlyMap<string, number>): [string, number][] {
  const byUse = [...counts].sort((one, other) => other[1] - one[1]);
  const key = byUse.filter(([, uses]) => uses >= KEY_USES);
  return key.length >= FEWEST_KEY_TERMS ? key : byUse;
}
