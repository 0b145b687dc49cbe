import { atUnit } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject, Unit } from '../subject.ts';
import { ownersOfNames } from '../text/count-mentions.ts';
import { inventedWords } from '../text/names-used.ts';
import { type PersonBeside, personsBeside, type WhoIs } from '../text/persons-beside.ts';

const UNIT = '% of the persons';

/** A few are met by chance, as a writer tells of somebody what the chapter tells of another. */
const SCALE: readonly ScalePoint[] = [
  [0, 100],
  [5, 85],
  [25, 0],
];
/** Of fewer nothing can be said. */
const FEWEST = 5;
const PRONOUNS = ['he', 'she'];
const INVENTED = 'invented';

export const personsKept: SignalDefinition = {
  name: 'persons_kept',
  label: 'Persons kept',
  weight: 10,
  holds: true,
  weak: 'see who does this in the chapter: another name, or he for she',
  why: 'A picture of somebody else is wrong however well it is drawn.',
  strong: 'those do it who do it in the book',
  measure,
};

/**
 * How many of those who are shown, by a name or as he or she, stand beside a word beside which the chapter has only
 * somebody else: a man for a woman, or another name. Words that the chapter has beside nobody, beside several or
 * beside its teller, tell nothing; English only. 0 to 100 %.
 */
function measure(subject: Subject): Reading {
  const { chapter, actions, english } = subject;
  if (chapter.wordCount === 0)
    return notMeasured(UNIT, 'there is no chapter text to compare with.');
  if (!english) return notMeasured(UNIT, 'the action is not in English, whose pronouns it knows.');
  const whoIs = readNames(subject);
  const inChapter = personsByWord(personsBeside(chapter.text, whoIs));
  let [told, strange] = [0, 0];
  const wrong = new Set<Unit>();
  for (const action of actions) {
    for (const { person, word } of personsBeside(action.text, whoIs)) {
      const isOther = isSomebodyElse(person, inChapter.get(word));
      if (isOther === null) continue;
      told += 1;
      if (isOther) wrong.add(action);
      if (isOther) strange += 1;
    }
  }
  if (told < FEWEST) return notMeasured(UNIT, 'the chapter has too little of what people do here.');
  const value = percent(strange, told);
  const note = `Persons beside a word that the chapter has beside somebody else: ${strange} of ${told}.`;
  const places = [...wrong].map((unit) => atUnit(unit, 'Somebody else than in the chapter'));
  return reading(value, UNIT, scale(value, SCALE), note, places);
}

function personsByWord(found: readonly PersonBeside[]): Map<string, Set<string>> {
  const persons = new Map<string, Set<string>>();
  for (const { person, word } of found)
    persons.set(word, (persons.get(word) ?? new Set()).add(person));
  return persons;
}

/** A he for a she, a name for another, or one that is invented; null where the chapter does not tell. */
function isSomebodyElse(person: string, persons: ReadonlySet<string> = new Set()): boolean | null {
  if (persons.has(person)) return false;
  if (persons.size === 0 || persons.has('teller')) return null;
  if (person === INVENTED) return true;
  // A name may stand for a pronoun, and a pronoun for a name.
  const others = PRONOUNS.filter((each) => persons.has(each));
  const isOther = PRONOUNS.includes(person) ? others.length > 0 : others.length === 0;
  return isOther ? true : null;
}

/** Whom a word names that names nobody else. */
function readNames(subject: Subject): WhoIs {
  const owners = ownersOfNames(subject.characters);
  const invented = inventedWords(subject);
  return (word) => owners.get(word) ?? (invented.has(word) ? INVENTED : undefined);
}
