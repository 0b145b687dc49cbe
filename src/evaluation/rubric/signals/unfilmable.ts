import { atUnit } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject, Unit } from '../subject.ts';
import { BEFORE_A_NOUN, MIND_VERBS } from '../text/mind-words.ts';

const UNIT = '% of the action paragraphs';
const WORDS_SHOWN = 5;

/** One aside to the reader is style; one paragraph in four is a novel. */
const SCALE: readonly ScalePoint[] = [
  [3, 100],
  [30, 0],
];

export const unfilmable: SignalDefinition = {
  name: 'unfilmable',
  label: 'Unfilmable thoughts',
  weight: 10,
  weak: 'show what the character does instead of what they think or feel',
  why: 'A camera cannot show a thought, and neither can a picture that is made from one.',
  strong: 'the action keeps to what a camera can see',
  measure,
};

/**
 * Action paragraphs that tell what goes on in a head: thinks, remembers, wonders, realises, in
 * either tense. A camera cannot show a thought, and neither can an image made from one. English
 * word list; a word used as a noun (lost in thought) does not count. 0 to 100 %.
 */
function measure({ actions, english, foreign }: Subject): Reading {
  if (actions.length === 0) return notMeasured(UNIT, 'the script has no action.');
  if (!english)
    return notMeasured(
      UNIT,
      'the action is not in English, the one language whose words it knows.',
    );
  const met = new Set<string>();
  const telling = actions.filter((action) => {
    const found = mindVerbsIn(action);
    for (const word of found) met.add(word);
    return found.length > 0;
  });
  const own = actions.filter((action) => !foreign.has(action));
  const judged = new Set([...own, ...telling]).size;
  const value = percent(telling.length, judged);
  const words = [...met].slice(0, WORDS_SHOWN).join(', ');
  const note =
    telling.length === 0
      ? 'No action paragraph tells a thought.'
      : `Action paragraphs that tell what only a mind can see: ${telling.length} of ${judged} (${words}).`;
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    note,
    telling.map((action) => atUnit(action, 'Action that tells a thought')),
  );
}

function mindVerbsIn({ words }: Unit): string[] {
  return words.filter(
    (word, at) => MIND_VERBS.has(word) && !BEFORE_A_NOUN.has(words[at - 1] ?? ''),
  );
}
