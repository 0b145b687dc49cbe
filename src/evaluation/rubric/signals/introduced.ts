import { nameForm } from '../../../cast/match/cue-names.ts';
import type { NamedCharacter } from '../../../cast/match/match-cue.ts';
import { atCue } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import { listCues, type SpeakingCue, speakingCues } from '../speaking-cues.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the speaking roles';

/** Who is heard before they are seen: off the picture, on the telephone, over it. */
const UNSEEN = /^(?:v\.?\s?o|o\.?\s?s|o\.?\s?c)\b|phone|radio|voice|pre-?lap/i;

/** One voice out of the dark is an effect; three are a cast list that was forgotten. */
const SCALE: readonly ScalePoint[] = [
  [30, 0],
  [90, 100],
];

export const introduced: SignalDefinition = {
  name: 'introduced',
  label: 'Introduced before speaking',
  weight: 10,
  weak: 'name these characters in the action, with a look at them, before they first speak',
  why: 'Who has not been seen cannot be drawn or cast when they speak.',
  strong: 'characters are introduced before they speak',
  measure,
};

/**
 * How many speaking roles have been named in the action by the time they first speak. A character
 * is introduced where we first see them: without that there is nobody to draw and nobody to cast.
 * Roles first heard V.O. or O.S. are left out, as long as not all are. 0 to 100 %.
 */
function measure(subject: Subject): Reading {
  const cues = speakingCues(subject);
  const seen = cues.filter(({ speeches }) => {
    const extensions = speeches[0]?.spoken.extensions ?? [];
    return !extensions.some((extension) => UNSEEN.test(extension));
  });
  if (seen.length === 0 && cues.length > 1)
    return reading(0, UNIT, 0, 'Of those who speak nobody is seen first.');
  if (seen.length === 0) return notMeasured(UNIT, 'nobody speaks in the picture.');
  const firstNamed = firstMentions(subject);
  const owners = new Map(subject.characters.map((each) => [each.id, each]));
  const strangers = seen.filter((cue) => !isIntroduced(cue, owners, firstNamed));
  const value = percent(seen.length - strangers.length, seen.length);
  const note =
    strangers.length === 0
      ? 'Every speaking role is named in the action before it speaks.'
      : `Not named in the action before they speak: ${listCues(strangers.map(({ cue }) => cue))}.`;
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    note,
    strangers.map((cue) => ({
      ...atCue(cue, `${cue.cue} speaks before the action has named them.`),
      lines: cue.speeches.slice(0, 1).map(({ line }) => line),
    })),
  );
}

/** Where each word of the action stands first. */
function firstMentions({ actions }: Subject): Map<string, number> {
  const first = new Map<string, number>();
  for (const action of actions) {
    for (const word of action.words) {
      const plain = word.replace(/'s?$/, '');
      if (!first.has(plain)) first.set(plain, action.line);
    }
  }
  return first;
}

function isIntroduced(
  { form, found, speeches }: SpeakingCue,
  owners: ReadonlyMap<string, NamedCharacter>,
  firstNamed: ReadonlyMap<string, number>,
): boolean {
  const owner = owners.get(found.match ?? '');
  const names = owner === undefined ? [] : [owner.name, ...owner.aliases];
  const words = [form, ...names.map(nameForm)].flatMap(({ calledBy, bare }) =>
    calledBy.length > 0 ? calledBy : bare.split(' '),
  );
  const speaks = speeches[0]?.line ?? 0;
  return words.some((word) => (firstNamed.get(word) ?? Number.POSITIVE_INFINITY) < speaks);
}
