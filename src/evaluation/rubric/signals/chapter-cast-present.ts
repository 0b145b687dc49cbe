import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the chapter’s characters';

/** Named once or twice, a character may only be talked about; from three times on they take part. */
const MENTIONS_NEEDED = 3;
const MISSING_SHOWN = 5;

/** Merging two minor characters is craft; losing half of them is another chapter. */
const SCALE: readonly ScalePoint[] = [
  [40, 0],
  [90, 100],
];

export const chapterCastPresent: SignalDefinition = {
  name: 'chapter_cast_present',
  label: 'Chapter’s characters present',
  weight: 10,
  weak: 'bring in the characters of the chapter who are missing, or give their part to somebody',
  why: 'Whoever takes part in the chapter is missed by those who know it.',
  strong: 'the chapter’s characters are all there',
  measure,
};

/**
 * How many of the book's characters who take part in the chapter (named three times or more) the
 * script has, as speakers or by name. 0 to 100 %.
 */
function measure(subject: Subject): Reading {
  const { characters, chapter, units, casting, countMentions } = subject;
  if (characters.length === 0) return notMeasured(UNIT, 'the book has no characters yet.');
  const inChapter = chapter.mentions;
  const taking = characters.filter(({ id }) => (inChapter.get(id) ?? 0) >= MENTIONS_NEEDED);
  if (taking.length === 0) {
    return notMeasured(UNIT, `the chapter names no character ${MENTIONS_NEEDED} times or more.`);
  }
  const inScript = new Set(casting.roles.map(({ characterId }) => characterId));
  for (const unit of units) for (const id of countMentions(unit.words).keys()) inScript.add(id);
  const missing = taking.filter(({ id }) => !inScript.has(id));
  const value = percent(taking.length - missing.length, taking.length);
  const names = missing.slice(0, MISSING_SHOWN).map(({ name }) => name);
  const note =
    missing.length === 0
      ? `All ${taking.length} characters who take part in the chapter are in the script.`
      : `In the chapter but not in the script: ${names.join(', ')}.`;
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    note,
    missing.map(({ name }) => ({
      about: name,
      what: `${name} takes part in the chapter and is not in the script.`,
      lines: [],
    })),
  );
}
