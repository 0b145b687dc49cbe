import { splitSentences } from '../../../prose/sentences/split-sentences.ts';
import { tenseOf } from '../../../prose/tense/tense-of.ts';
import { atUnit, type FoundPlace } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the sentences of action';

/** A past participle may pass for a verb now and then; half in the past is prose, pasted in. */
const SCALE: readonly ScalePoint[] = [
  [5, 100],
  [50, 0],
];

const WILL = /\b(?:will|shall)\b|['\u2019]ll\b/i;

export const presentTense: SignalDefinition = {
  name: 'present_tense',
  label: 'Present tense',
  weight: 10,
  holds: true,
  weak: 'put the action into the present tense',
  why: 'A script happens now; the past tense is the novel, pasted in.',
  strong: 'action happens in the present',
  measure,
};

/**
 * Sentences of action in the past tense, or in the future. A script happens now, as the audience sees it; past tense
 * in the action is the novel's own narration. Sentences whose tense does not show are left out;
 * English only. 0 to 100 %.
 */
function measure({ actions, english }: Subject): Reading {
  if (actions.length === 0) return notMeasured(UNIT, 'the script has no action.');
  if (!english)
    return notMeasured(
      UNIT,
      'the action is not in English, the one language whose verbs it knows.',
    );
  let past = 0;
  let told = 0;
  const inPast: FoundPlace[] = [];
  for (const action of actions) {
    const tenses = clausesOf(action.text).map(toldIn);
    const here = tenses.filter((tense) => tense === 'past' || tense === 'future').length;
    past += here;
    told += tenses.filter((tense) => tense !== null).length;
    if (here > 0) inPast.push(atUnit(action, 'Action that is not in the present'));
  }
  if (told === 0) return notMeasured(UNIT, 'no sentence of action shows its tense.');
  const value = percent(past, told);
  const note = `Sentences of action in the past or the future: ${past} of the ${told} that show a tense.`;
  return reading(value, UNIT, scale(value, SCALE), note, inPast);
}

/** Of a clause that also shows the present, "will" tells what comes of it. */
function toldIn(clause: string): 'past' | 'present' | 'future' | null {
  const tense = tenseOf(clause);
  return tense !== 'present' && WILL.test(clause) ? 'future' : tense;
}

/** A semicolon, a colon and an ellipsis part what may stand in two tenses. */
function clausesOf(text: string): string[] {
  return splitSentences(text).flatMap((sentence) => sentence.split(/[;:\u2026]|\.{3}/));
}
