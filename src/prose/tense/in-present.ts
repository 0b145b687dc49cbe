import { isIrregularPast } from '../words/irregular-verbs.ts';
import { tenseOf } from './tense-of.ts';
import { turnTense } from './turn-tense.ts';
import { thirdPerson } from './verb-forms.ts';
import { baseOf } from './verb-shape.ts';

/** What was only supposed has the form of a past in any tense: "if it were", "had she gone", "had better". */
const SUPPOSED =
  /^\s*had\b|\b(?:if|as though|unless|were|had (?:better|rather)|need(?: not|n't)|wish(?:es|ed)?|since|could|would|might|should)\b/i;
const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»/g;
/** Where one clause ends and another begins. */
const JOINTS = /[,;:—–()]|--|\b(?:and|but|who|whom|which|that|when|where|while|until|till|as|so)\b/;
/** "Ida sat by the fire.": who, and what they did, whatever a tagger takes the words for. */
const DEED =
  /^((?:(?:He|She|It)|(?:\p{Lu}\p{L}*\.? ){0,2}\p{Lu}\p{L}+)(?: (?:then|only|just|still|\p{L}+ly))?) (\p{Ll}+)\b(?! by\b)(.*)$/u;

/**
 * A sentence of narration as it stands in the present, be it turned or told so already; null where that
 * is not sure: a verb was not understood, or what came out still tells of the past in one of its clauses.
 */
export function inPresent(sentence: string): string | null {
  const turned = turnTense(sentence);
  if (turned.kind === 'unsure') return null;
  const text = turned.kind === 'turned' ? turned.text : sentence;
  if (!tellsOfPast(text)) return text;
  const deed = turned.kind === 'same' ? deedInPresent(sentence) : null;
  return deed === null || tellsOfPast(deed) ? null : deed;
}

function tellsOfPast(sentence: string): boolean {
  return sentence
    .replace(QUOTED, ' ')
    .split(JOINTS)
    .some((part) => tenseOf(part) === 'past' && !SUPPOSED.test(part));
}

/** The safe pattern for a sentence whose words were not taken for what they are. */
function deedInPresent(sentence: string): string | null {
  const [, subject, verb = '', rest] = DEED.exec(sentence) ?? [];
  if (subject === undefined || !(isIrregularPast(verb) || /[a-z]{2}ed$/.test(verb))) return null;
  const base = baseOf({ text: verb, lower: verb, lemma: verb, pos: 'VERB', space: '' });
  return `${subject} ${thirdPerson(base)}${rest}`;
}
