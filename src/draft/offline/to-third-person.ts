import type { Gender } from '../../prose/words/titles.ts';

/** Who tells the story in the first person, and how action writes him. */
export interface Teller {
  name: string;
  gender: Gender;
}

/** Deeds that a camera sees, in the past. */
const VISIBLE = new Set(
  `sat rose stood walked went came took put laid drew opened closed shut turned looked glanced
  nodded shook laughed smiled rang knocked ran sprang rushed hurried followed entered left stepped
  climbed handed gave threw picked held caught seized bowed leaned paused waited stopped pointed
  lit pulled pushed drove dressed slipped crept crossed reached carried dropped folded read wrote
  ate drank stared gazed listened kissed waved shrugged jumped knelt fell lay climbed returned
  started raised lifted tossed poured passed found touched arrived`.split(/\s+/),
);
const SUBJECT =
  /^(?:Then |At this |At that |So |And |But |Presently |Slowly |Quickly )?(I|We) (?:[a-z]+ly |then |also |just )?([a-z]+)/;
const PRONOUNS = {
  m: {
    subject: 'he',
    object: 'him',
    own: 'his',
    self: 'himself',
    rival: /\b(?:he|him|his|himself)\b/i,
  },
  f: {
    subject: 'she',
    object: 'her',
    own: 'her',
    self: 'herself',
    rival: /\b(?:she|her|herself)\b/i,
  },
};

/**
 * "I rang the bell" as "Watson rang the bell"; null unless the sentence begins with a deed that
 * can be seen and nobody else in it could be meant by the pronouns.
 */
export function toThirdPerson(sentence: string, teller: Teller): string | null {
  const subject = SUBJECT.exec(sentence);
  if (subject === null || !VISIBLE.has(subject[2] ?? '')) return null;
  if (subject[1] === 'We') return pluralOf(sentence);
  if (/\b(?:we|us|our|ours|ourselves|mine)\b/i.test(sentence)) return null;
  const further = /\b(?:I|me|my|myself)\b/.test(sentence.replace(/\bI\b/, ''));
  const name = sentence.startsWith('I ') ? teller.name : teller.name.replace(/^The /, 'the ');
  if (!further) return sentence.replace(/\bI\b/, name);
  if (teller.gender === null || PRONOUNS[teller.gender].rival.test(sentence)) return null;
  const pronouns = PRONOUNS[teller.gender];
  return sentence
    .replace(/\bI\b/, name)
    .replace(/\bI\b/g, pronouns.subject)
    .replace(/\bme\b/g, pronouns.object)
    .replace(/\bmy\b/gi, pronouns.own)
    .replace(/\bmyself\b/g, pronouns.self);
}

function pluralOf(sentence: string): string | null {
  if (/\b(?:I|me|my|mine|myself|they|them|their)\b/.test(sentence)) return null;
  return sentence
    .replace(/\bWe\b/g, 'They')
    .replace(/\bwe\b/g, 'they')
    .replace(/\bus\b/g, 'them')
    .replace(/\bour\b/g, 'their')
    .replace(/\bourselves\b/g, 'themselves');
}
