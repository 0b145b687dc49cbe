import type { Ref } from '../../find-refs.ts';
import type { Feature, Look } from '../look.ts';

const isMeant = ({ tag, c }: Look) => tag !== null && tag.character === c;
const isPronoun = ({ tag }: Look) => tag?.kind === 'pronoun';
const one = (truth: boolean) => (truth ? 1 : 0);

/** What the narration that belongs to the speech says of its speaker. */
export const OWN_TAG: readonly Feature[] = [
  { name: 'tag names it', of: (l) => one(isMeant(l) && l.reporting && l.tag?.kind === 'name') },
  {
    name: 'tag gives its role',
    of: (l) => one(isMeant(l) && l.reporting && l.tag?.kind === 'role'),
  },
  { name: 'beat names it', of: (l) => one(isMeant(l) && !l.reporting) },
  {
    name: 'tag names another',
    of: (l) => one(l.reporting && l.tag !== null && l.tag.character !== null && !isMeant(l)),
  },
  {
    name: 'beat names another',
    of: (l) => one(!l.reporting && l.tag !== null && l.tag.character !== null && !isMeant(l)),
  },
  { name: 'tag is its possession', of: (l) => one(isMeant(l) && l.tag?.possessive === true) },
  { name: 'tag says I of narrator', of: (l) => one(l.tag?.kind === 'first' && isNarrator(l)) },
  { name: 'tag says I, not narrator', of: (l) => one(l.tag?.kind === 'first' && !isNarrator(l)) },
  {
    name: 'reporting pronoun fits',
    of: (l) => one(isPronoun(l) && l.reporting && l.gender !== null && l.gender === l.tag?.gender),
  },
  {
    name: 'pronoun of a beat fits',
    of: (l) => one(isPronoun(l) && !l.reporting && l.gender !== null && l.gender === l.tag?.gender),
  },
  { name: 'pronoun does not fit', of: (l) => one(isPronoun(l) && againstGender(l)) },
  { name: 'pronoun and gender unknown', of: (l) => one(isPronoun(l) && l.gender === null) },
  {
    name: 'pronoun and nearest that fits',
    of: (l) => one(isPronoun(l) && l.evidence.fittingRecency === 1),
  },
  {
    name: 'pronoun and second that fits',
    of: (l) => one(isPronoun(l) && l.evidence.fittingRecency === 2),
  },
  {
    name: 'pronoun and only one that fits',
    of: (l) => one(isPronoun(l) && l.evidence.fittingRecency === 1 && l.evidence.recency > 1),
  },
  { name: 'pronoun resolved to it', of: (l) => one(isPronoun(l) && resolved(l) === l.c) },
  {
    name: 'pronoun and last subject',
    of: (l) => one(isPronoun(l) && l.evidence.subjectRecency === 1),
  },
  { name: 'pronoun and narrator', of: (l) => one(isPronoun(l) && isNarrator(l)) },
  {
    name: 'described person may be it',
    of: (l) => one(l.tag?.kind === 'pointer' && !againstGender(l)),
  },
  {
    name: 'described person is not it',
    of: (l) => one(l.tag?.kind === 'pointer' && againstGender(l)),
  },
  {
    name: 'described person is named near it',
    of: (l) => (l.tag !== null && isDescribed(l) ? l.described.near(l.tag, l.c) : 0),
  },
  {
    name: 'described person is named near it, by all its words',
    of: (l) => (l.tag !== null && isDescribed(l) ? l.described.nearPhrase(l.tag, l.c) : 0),
  },
  {
    name: 'tag gives its role, and somebody is named near it',
    of: (l) => (isMeant(l) && l.tag?.kind === 'role' ? namedNear(l, l.tag) : 0),
  },
  { name: 'is whose the described person is', of: (l) => one(isDescribed(l) && owns(l)) },
  { name: 'tag means nobody known', of: (l) => one(l.tag?.kind === 'unknown') },
];

/** How clearly another than the role itself is whom its words describe. */
function namedNear({ described, c }: Look, tag: Ref): number {
  const others = described.likeliest(tag).filter((other) => other !== c);
  return Math.max(0, ...others.map((other) => described.nearPhrase(tag, other)));
}

function isDescribed({ tag }: Look): boolean {
  return tag?.kind === 'pointer' || tag?.kind === 'role';
}

/** "her brother" is not she: the last woman named, or the narrator of "my friend". */
function owns(look: Look): boolean {
  const { stage, tag, gender, evidence } = look;
  const word = stage.dialogue.parsed.tokens[tag?.from ?? 0]?.lower;
  if (word === 'my') return isNarrator(look);
  if (word === 'her')
    return gender === 'f' && evidence.meantRecency > 0 && evidence.meantRecency < 3;
  return word === 'his' && gender === 'm' && evidence.meantRecency > 0 && evidence.meantRecency < 3;
}

export function isNarrator({ stage, c }: Look): boolean {
  return stage.dialogue.firstPerson && c === stage.dialogue.narrator;
}

function againstGender({ tag, gender }: Look): boolean {
  return tag?.gender != null && gender !== null && gender !== tag.gender;
}

/** Whom the reading of the narration takes the tag's pronoun for. */
function resolved({ stage, tag, turn }: Look): number | null {
  if (tag === null) return null;
  const { mentions, firstMention } = stage;
  const from = firstMention[turn.first] ?? 0;
  const to = Math.min(firstMention[turn.last + 1] ?? mentions.length, from + 40);
  for (let i = from; i < to; i++) {
    const mention = mentions[i];
    if (mention?.from === tag.from) return mention.character;
  }
  return null;
}
