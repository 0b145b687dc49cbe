import { KNOWN_PLACES, PLACE_SUFFIXES } from '../../prose/names/not-names.ts';
import { PLACE_NOUNS, ROOM_NOUNS, type Setting, TELLING_ADJECTIVES, VEHICLES } from './places.ts';

/** A place that a scene can play in. */
export interface Place {
  /** As a heading writes it: `BAKER STREET`, `SITTING-ROOM`. */
  name: string;
  setting: Setting;
  /** `site` has a name of its own or is a building; a `room` lies in one; a `vehicle` moves. */
  kind: 'site' | 'room' | 'vehicle' | 'outside';
}

const NAME = String.raw`\p{Lu}[\p{L}’'-]*`;
const NAMED = String.raw`(?:the )?(?:${NAME} ){1,3}?(?<suffix>${NAME})(?![\p{L}])`;
/** What comes is looked at and not taken: another place may begin in it. */
const COMMON = String.raw`(?:(?:the|a|an|our|my|his|her|their|this|that|another)|(?<owner>${NAME}(?: ${NAME})?(?:[’']s|s[’'])))(?= )(?=(?<words>(?: \p{Ll}[\p{L}’'-]*){1,4}))`;
const KNOWN = String.raw`(?<known>${NAME}(?: ${NAME}){0,2})(?![\p{L}])`;

/** Prepositions and verbs straight before a place where somebody is or comes. */
const LOCATIVE =
  '(?:[Ii]n|[Aa]t|into|inside|to|through|upon|on|within|down|up|along|reached|entered|crossed|left|outside|before|across|near|for)';
/** "Up and down the room" goes nowhere. */
const WITHIN_ROOM = /^(?:up|down|across|along|through|upon|left)$/;
/** "On the door of the bakery": in front of it. */
const AT_ITS_DOOR = /^on the door of /i;
/** "The room" is the one that the scene plays in. */
const BARE_ROOM = /^rooms?$/;
const INWARD = /^(?:into|inside|entered|within)$/;
/** Whoever looks at a place is not there. */
const LOOKED = String.raw`\b(?:look|gaz|star|point|glanc|wav)\p{Ll}*`;
const PATTERN = new RegExp(
  `(?<!${LOOKED} )\\b(?<how>${LOCATIVE}),? (?:(?:front of|the (?:door|entrance|corner|end|bottom|top|middle|centre|edge|side|foot|head|back|window) of) )?(?:${NAMED}|${COMMON}|${KNOWN})`,
  'gu',
);

const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * The places that a sentence says somebody is at or comes to, in order.
 *
 * @param named names of places that the prose has, in lower case
 */
export function findPlaces(sentence: string, named = NO_NAMES): Place[] {
  const places: Place[] = [];
  for (const match of sentence.matchAll(PATTERN)) {
    const { how: found = '', suffix, owner, words, known } = match.groups ?? {};
    const how = AT_ITS_DOOR.test(match[0]) ? 'outside' : found.toLowerCase();
    const place =
      namedPlace(match[0], suffix, how) ??
      placeAmong(owner === undefined ? words : `${owner}${words}`, how) ??
      knownPlace(known, how, named);
    if (place !== null) places.push(place);
  }
  return places;
}

/** Words behind which no adjective of the same noun stands. */
const LEAVES_NOUN =
  /^(?:of|and|or|but|to|in|at|on|by|with|for|from|as|that|which|who|where|when|was|were|is|had|he|she|it|they|we|the|a|an|his|her|their|our|my)$/;
const POSSESSIVE = /(?:[’']s|s[’'])$/;

/** "the dark old kitchen garden that": the last of the place nouns that stand together, with what tells of it. */
function placeAmong(words: string | undefined, how: string): Place | null {
  const all = (words ?? '').trim().split(' ');
  const first = all.findIndex((word) => settingOf(word) !== undefined || LEAVES_NOUN.test(word));
  if (first === -1 || settingOf(all[first] ?? '') === undefined) return null;
  const last = settingOf(all[first + 1] ?? '') === undefined ? first : first + 1;
  return commonPlace(all[last], all.slice(0, last).join(' '), how);
}

const IS_SEEN = '(?:is|was|were|stood|lay|had|held|looked|seemed|smelt|smelled|rose|stretched)';
const SUBJECT = new RegExp(
  `^(?:Inside,? |Outside,? |Here |Now )?(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y)(?<adjectives>(?: \\p{Ll}[\\p{L}-]*){0,2}?) (?<noun>\\p{Ll}[\\p{L}-]*)(?: at the \\p{Ll}+)?(?: of (?:the )?(?<site>${NAME}(?: ${NAME}){0,2}))? ${IS_SEEN}(?![\\p{L}])`,
  'u',
);

/**
 * The place that a sentence is about, as the first of a scene may be: "The kitchen of the Lantern House
 * had never held so many people." With the site where it names one.
 */
export function findPlaceShown(sentence: string): { place: Place; site: Place | null } | null {
  const { noun, adjectives, site } = SUBJECT.exec(sentence)?.groups ?? {};
  const place = commonPlace(noun, adjectives, 'in');
  if (place === null) return null;
  const suffix = site?.split(' ').at(-1);
  return { place, site: site === undefined ? null : namedPlace(site, suffix, 'in') };
}

const AT_DOOR = new RegExp(
  `^(?:The|Its) (?:(?:front|back|great) )?(?:door|doors|gate|gates|porch) of (?:the )?(?<site>(?:${NAME} ){1,3}?(?<suffix>${NAME}))(?![\\p{L}])`,
  'u',
);

/** The site whose door a sentence is about: "The door of the Quill House stood open." */
export function findSiteAtDoor(sentence: string): Place | null {
  const { site = '', suffix } = AT_DOOR.exec(sentence)?.groups ?? {};
  return namedPlace(site, suffix, 'in');
}

const LOOKED_FROM = new RegExp(
  `\\bfrom (?:the|his|her|their|our|my)(?: ${NAME}[’']s?| ${NAME}[’'])?(?<adjectives>(?: \\p{Ll}[\\p{L}-]*)??) (?<noun>\\p{Ll}[\\p{L}-]*) windows?(?![\\p{L}])`,
  'u',
);

/** The room out of whose window somebody looks: "the view from the kitchen window". */
export function findPlaceLookedFrom(sentence: string): Place | null {
  const { noun, adjectives } = LOOKED_FROM.exec(sentence)?.groups ?? {};
  return commonPlace(noun, adjectives, 'in');
}

function namedPlace(found: string, suffix: string | undefined, how: string): Place | null {
  if (suffix === undefined || !PLACE_SUFFIXES.has(suffix.toLowerCase())) return null;
  const words = found.split(' ');
  const first = words.findIndex((word) => /^\p{Lu}/u.test(word));
  const name = words.slice(first).join(' ').toUpperCase();
  const roofed = PLACE_NOUNS.get(suffix.toLowerCase()) === 'INT';
  // "At Baker Street" is at somebody's there; "in" and "down" it is the street itself.
  const inside = how === 'at' || (roofed && (INWARD.test(how) || how === 'in'));
  const setting: Setting = inside ? 'INT' : 'EXT';
  return { name, setting, kind: 'site' };
}

function commonPlace(
  noun: string | undefined,
  adjectives: string | undefined,
  how: string,
): Place | null {
  const setting = noun === undefined ? undefined : settingOf(noun);
  if (noun === undefined || setting === undefined || how === 'for') return null;
  // One goes up a tree and down a hill; only what has a surface to stand on is come "to".
  if (how === 'on' && setting === 'INT') return null;
  if (WITHIN_ROOM.test(how) && isRoom(noun)) return null;
  const telling = (adjectives ?? '').split(' ').filter(tells);
  if (BARE_ROOM.test(noun) && telling.length === 0) return null;
  const name = [...telling, noun].join(' ').toUpperCase();
  const kind = kindOf(noun, setting);
  return how === 'outside' && kind === 'site'
    ? { name, setting: 'EXT', kind: 'outside' }
    : { name, setting, kind };
}

function tells(word: string): boolean {
  return TELLING_ADJECTIVES.has(word) || POSSESSIVE.test(word) || settingOf(word) !== undefined;
}

/** Also of "breakfast-parlour": what it is stands behind. */
function settingOf(noun: string): Setting | undefined {
  return PLACE_NOUNS.get(noun) ?? PLACE_NOUNS.get(noun.slice(noun.lastIndexOf('-') + 1));
}

function isRoom(noun: string): boolean {
  return ROOM_NOUNS.has(noun) || ROOM_NOUNS.has(noun.slice(noun.lastIndexOf('-') + 1));
}

function kindOf(noun: string, setting: Setting): Place['kind'] {
  if (VEHICLES.has(noun)) return 'vehicle';
  if (isRoom(noun)) return 'room';
  return setting === 'INT' ? 'site' : 'outside';
}

/** The longest of the words that names a place: of "Longmead Gate Tom", Longmead. */
function knownPlace(
  known: string | undefined,
  how: string,
  named: ReadonlySet<string>,
): Place | null {
  const words = (known ?? '').split(' ');
  for (let count = words.length; count > 0; count--) {
    const name = words
      .slice(0, count)
      .join(' ')
      .replace(/[’']s$/, '');
    if (KNOWN_PLACES.has(name.toLowerCase()))
      return { name: name.toUpperCase(), setting: 'EXT', kind: 'site' };
    if (named.has(name.toLowerCase()))
      return { name: name.toUpperCase(), setting: how === 'at' ? 'INT' : 'EXT', kind: 'site' };
  }
  return null;
}
