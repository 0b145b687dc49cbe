import { KNOWN_PLACES, PLACE_SUFFIXES } from '../../prose/names/not-names.ts';
import {
  PLACE_NOUNS,
  ROOM_NOUNS,
  type Setting,
  TELLING_ADJECTIVES,
  VEHICLES,
} from '../../prose/words/place-nouns.ts';
import { isCalledAfter, isNoPlace } from './not-a-place.ts';

/** A place that a scene can play in. */
export interface Place {
  /** As a heading writes it: `BAKER STREET`, `SITTING-ROOM`. */
  name: string;
  setting: Setting;
  /** `site` has a name of its own or is a building; a `room` lies in one; a `vehicle` moves. */
  kind: 'site' | 'room' | 'vehicle' | 'outside';
}

const NAME = String.raw`\p{Lu}[\p{L}’'-]*`;
const NAMED = String.raw`(?:(?:the|that) (?:\p{Ll}[\p{L}-]+ ){0,2})?(?<run>(?:${NAME} ){1,3}${NAME})(?![\p{L}])`;
/** What comes is looked at and not taken: another place may begin in it. */
const TITLE = String.raw`(?:(?:Mr|Mrs|Dr|St|Miss|Lady|Lord|Sir|Madame|Aunt|Uncle|Captain|Colonel)\.? )?`;
const OWNER = `${TITLE}${NAME}(?: ${NAME})?(?:[’']s|s[’'])`;
const COMMON = String.raw`(?:(?:the|a|an|our|my|his|her|their|this|that|another)|(?<owner>${OWNER}))(?= )(?=(?<words>(?: \p{Ll}[\p{L}’'-]*)(?:,? \p{Ll}[\p{L}’'-]*){0,4}))`;
/** "At Simpson's", "to the Collinses'": a house or shop that is called after whose it is. */
const AT_OWNERS = `(?:the )?(?<host>${TITLE}(?:${NAME} )??${NAME}(?:[’']s|s[’']))(?= ?(?:[.,;:!?]|$|(?:in|at|on|and|with|for|to|that|by|before|after) ))`;
/** "The Casino", "the Vicarage": the only one. */
const ONLY = String.raw`the (?<only>\p{Lu}\p{Ll}+)(?![\p{L}’'-]| \p{Lu})`;
const KNOWN = String.raw`(?<known>${NAME}(?: ${NAME}){0,2})(?![\p{L}])`;

/** Prepositions and verbs straight before a place where somebody is or comes. */
const LOCATIVE =
  '(?:in sight of|in view of|(?:up|near|nearer|close|next) to|[Ii]n|[Aa]t|[Ii]nto|inside|within|[Tt]o|[Tt]hrough|upon|on|within|[Dd]own|[Uu]p|[Aa]long|approaching|approached|nearing|neared|entering|crossing|reached|entered|crossed|outside|before|across|near|gained|regained|onto|round|for)';
/** Some texts have lost it: "the housekeeper s room". */
const LOST_APOSTROPHE = /(?<=\p{L}) s(?= \p{L}|[.,;:!?]|$)/gu;
/** "Up and down the room" goes nowhere. */
const WITHIN_ROOM = /^(?:up|down|across|along|through|upon|round|crossed)$/;
/** "On the door of the bakery": in front of it. */
const AT_ITS_DOOR = /^on the door of /i;
/** "At the corner of Grosvenor Square" nobody is in a house of it. */
const AT_CORNER = /^at,? the (?:corner|end|bottom|top|foot|edge) of /i;
/** Ways lie along others: who goes along them goes somewhere. */
const WAYS = /^(?:passage|corridor|gallery|landing|hall|staircase|stairs|lobby|cloister)s?$/;
const ADJECTIVES_TOO =
  /^(?:flat|common|square|plain|court|bank|market|sea|village|country|city|town)$/;
/** "The room opposite". */
const POSTPOSED = /^(?:opposite|above|below|beyond|overhead|upstairs|downstairs|adjoining)$/;
/** "The room" is the one that the scene plays in. */
const BARE_ROOM = /^rooms?$/;
/** Whoever reaches a house stands in front of it. */
const IN_FRONT =
  /^(?:outside|before|near|upon|reached|gained|approach(?:ing|ed)|near(?:ing|ed)|(?:up|near|nearer|close|next) to|in sight of|in view of)$/;
const INWARD = /^(?:into|inside|entered|within)$/;
/** Whoever looks at a place is not there. */
const LOOKED = String.raw`\b(?:look|gaz|star|point|glanc|wav)\p{Ll}*`;
const PATTERN = new RegExp(
  `(?<!${LOOKED} )\\b(?<how>${LOCATIVE}),? (?:(?:front of|the (?:door|entrance|corner|end|bottom|top|middle|centre|edge|side|foot|head|back|window) of) )?(?:${NAMED}|${ONLY}|${AT_OWNERS}|${COMMON}|${KNOWN})`,
  'gu',
);

/** "They came to her like birds to a lighthouse": nobody is there. */
const LIKENED = /\b(?:like|as (?:if|though)) [^,.;:—]*$/;
/** "He put his hand into Tom's": a hand, and no house. */
const LAID =
  /\b(?:arms?|hands?|fingers?|eyes?|face|head|heart|money|letters?|it|this|that|them)(?: \p{Ll}+ly)? $/u;

/** So much before and behind a place is read. */
const BESIDE = 40;
const before = (text: string, at: number) => text.slice(Math.max(0, at - BESIDE), at);
const behind = (text: string, at: number) => text.slice(at, at + BESIDE);

const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * The places that a sentence says somebody is at or comes to, in order.
 *
 * @param named names of places that the prose has, in lower case
 */
export function findPlaces(sentence: string, named = NO_NAMES): Place[] {
  const places: Place[] = [];
  const text = sentence.replace(LOST_APOSTROPHE, '’s');
  for (const match of text.matchAll(PATTERN)) {
    const { how: found = '', run, only, host, owner, words, known } = match.groups ?? {};
    const how = AT_ITS_DOOR.test(match[0])
      ? 'outside'
      : AT_CORNER.test(match[0])
        ? 'on'
        : found.toLowerCase();
    const leading = before(text, match.index);
    if (/\b(?:up|to) and $/.test(leading) || LIKENED.test(leading)) continue;
    if (host !== undefined && LAID.test(leading)) continue;
    if (words === undefined && isCalledAfter(behind(text, match.index + match[0].length))) continue;
    const names = known ?? only ?? run;
    const own =
      /\b(?:my|his|her|their)$/.test(match[0]) &&
      /^ (?:own )?rooms?(?![\p{L}])/u.test(words ?? '') &&
      /^(?:to|into|in)$/.test(how);
    const place =
      (own ? { name: 'ROOM', setting: 'INT' as const, kind: 'room' as const } : null) ??
      namedPlace(run, how) ??
      onlyPlace(only, how) ??
      hostsPlace(host, how) ??
      ownersDoor(owner, words, how) ??
      placeAmong(owner === undefined ? words : `${owner}${words}`, how) ??
      knownPlace(names, how, named);
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
  const marked = (words ?? '').trim().split(' ');
  const all = marked.map((word) => word.replace(/,$/, ''));
  const first = all.findIndex((word) => settingOf(word) !== undefined || LEAVES_NOUN.test(word));
  if (first === -1 || settingOf(all[first] ?? '') === undefined) return null;
  const isEnd = (at: number) => marked[at] !== all[at];
  const last = isEnd(first) || settingOf(all[first + 1] ?? '') === undefined ? first : first + 1;
  const next = isEnd(last) ? undefined : all[last + 1];
  if (BARE_ROOM.test(all[last] ?? '') && POSTPOSED.test(next ?? ''))
    return { name: 'ROOM', setting: 'INT', kind: 'room' };
  if (next !== undefined && isNoPlace(all[last] ?? '', all.slice(last + 1))) return null;
  // "In the common world".
  if (ADJECTIVES_TOO.test(all[last] ?? '') && next !== undefined && !LEAVES_NOUN.test(next))
    return null;
  // "On the kitchen sofa" is in the kitchen.
  if (how === 'on' && next !== undefined && !LEAVES_NOUN.test(next))
    return commonPlace(all[last], all.slice(0, last).join(' '), 'in');
  return commonPlace(all[last], all.slice(0, last).join(' '), how);
}

const IS_SEEN = '(?:is|was|were|stood|lay|had|held|looked|seemed|smelt|smelled|rose|stretched)';
const SUBJECT = new RegExp(
  `^(?:Inside,? |Outside,? |Here |Now )?(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y)(?<adjectives>(?: \\p{Ll}[\\p{L}-]*){0,2}?) (?<noun>\\p{L}[\\p{L}-]*)(?: at the \\p{Ll}+)?(?: of (?:the )?(?<site>${NAME}(?: ${NAME}){0,2}))? (?:${IS_SEEN}|(?:in|along|through|by) which|where)(?![\\p{L}])`,
  'u',
);

/**
 * The place that a sentence is about, as the first of a scene may be: "The kitchen of the Lantern House
 * had never held so many people." With the site where it names one.
 */
export function findPlaceShown(sentence: string): { place: Place; site: Place | null } | null {
  const { noun, adjectives, site } = SUBJECT.exec(sentence)?.groups ?? {};
  const place = commonPlace(noun?.toLowerCase(), adjectives, 'in');
  if (place === null) return null;
  return { place, site: namedPlace(site, 'in') };
}

const AT_DOOR = new RegExp(
  `^(?:The|Its) (?:(?:front|back|great) )?(?:door|doors|gate|gates|porch) of (?:the )?(?<site>(?:${NAME} ){1,3}${NAME})(?![\\p{L}])`,
  'u',
);

/** The site whose door a sentence is about: "The door of the Quill House stood open." */
export function findSiteAtDoor(sentence: string): Place | null {
  return namedPlace(AT_DOOR.exec(sentence)?.groups?.site, 'in');
}

/** Who lies in bed is in a bedroom. */
const IN_BED =
  /\b(?:in|out of|to|into) (?:his |her |my |the )?bed\b|\b(?:lay awake|awoke|fell asleep)\b/;

const MENTIONED = new RegExp(
  `\\b(?:(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[Aa]n?|[Tt]his|[Tt]hat|[Ss]ome)(?= )(?=(?<words>(?: \\p{Ll}[\\p{L}’'-]*)(?:,? \\p{Ll}[\\p{L}’'-]*){0,4}))|(?<![\\p{L}’'-])${NAMED})`,
  'gu',
);

/** Whoever looks at a place is not there. */
const SEEN = new RegExp(
  `${LOOKED}(?: \\p{Ll}+ly)?(?: out| up| down| back)? (?:at|upon|on|over|across|towards?|to) $`,
  'u',
);

/** The places that a sentence only mentions: "the shed", "a gloomy house", "Berkeley Street". */
export function findMentioned(sentence: string): Place[] {
  return [...sentence.matchAll(MENTIONED)].flatMap(({ 0: found, index, groups }) => {
    if (SEEN.test(before(sentence, index))) return [];
    const { run, words } = groups ?? {};
    if (run !== undefined && isCalledAfter(behind(sentence, index + found.length))) return [];
    return namedPlace(run, 'in') ?? placeAmong(words, 'in') ?? [];
  });
}

/** A room that a sentence only mentions, or that its bed is in: for want of better. */
export function findRoomMentioned(sentence: string): Place | null {
  const room = findMentioned(sentence).find(({ kind }) => kind === 'room');
  if (room !== undefined) return room;
  return IN_BED.test(sentence) ? { name: 'BEDROOM', setting: 'INT', kind: 'room' } : null;
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

/** Of a run of names the longest that ends with what it is: "Cooper Steps" of "Cooper Steps Tom". */
function namedPlace(run: string | undefined, how: string): Place | null {
  // Who waits for the Scotland Yard men is not there.
  if (how === 'for') return null;
  const words = run?.split(' ') ?? [];
  for (let end = words.length; end > 1; end--) {
    const suffix = (words[end - 1] ?? '').toLowerCase();
    const setting = settingOf(suffix);
    if (!PLACE_SUFFIXES.has(suffix) && setting === undefined) continue;
    const name = words.slice(0, end).join(' ').toUpperCase();
    // "At Baker Street" is at somebody's there; "in" and "down" it is the street itself.
    const inside = how === 'at' || (setting === 'INT' && (INWARD.test(how) || how === 'in'));
    return { name, setting: inside ? 'INT' : 'EXT', kind: 'site' };
  }
  return null;
}

/** "The Casino". */
function onlyPlace(only: string | undefined, how: string): Place | null {
  const noun = only?.toLowerCase() ?? '';
  const setting = only === undefined ? undefined : settingOf(noun);
  if (setting === undefined || how === 'for') return null;
  return { name: noun.toUpperCase(), setting, kind: kindOf(noun, setting) };
}

/** "At Simpson's". */
function hostsPlace(host: string | undefined, how: string): Place | null {
  if (host === undefined || !/^(?:at|to|into|reached|entered)$/.test(how)) return null;
  return { name: host.toUpperCase(), setting: 'INT', kind: 'site' };
}

/** These have an article and a capital, and are no places. */
const TIMES_AND_PEOPLE =
  /day$|^(?:Captain|Colonel|General|Doctor|Duchess|Duke|Queen|King|Prince|Princess|Count|Countess|Baron|Baroness|Inspector|Sergeant|Vicar|Rector|Bishop|Major|Marquis|Professor|Judge|Jew|German|Englishman|Frenchman|American|Spring|Summer|Autumn|Winter|Lord|Lady|Squire|Dean|Curate|Mayor|Mouse|Rabbit|Cat|Hatter|Mock|Grandmother)$/;

/** "To Mr. Cole's door": in front of his house. */
function ownersDoor(owner: string | undefined, words = '', how: string): Place | null {
  if (
    owner === undefined ||
    !/^ (?:own |front |back )?(?:doors?|gates?|porch|doorstep)(?!\p{L})/u.test(words)
  )
    return null;
  if (!/^(?:at|to|before|outside|reached|gained|near|approached)$/.test(how)) return null;
  return { name: owner.toUpperCase(), setting: 'EXT', kind: 'outside' };
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
  if (WITHIN_ROOM.test(how) && isRoom(noun) && !WAYS.test(noun)) return null;
  const telling = (adjectives ?? '').split(' ').filter(tells);
  if (noun === 'air' && !telling.includes('open')) return null;
  if (BARE_ROOM.test(noun) && telling.length === 0) return null;
  const name = [...telling, noun].join(' ').toUpperCase();
  const kind = kindOf(noun, setting);
  if ((kind === 'site' || kind === 'vehicle') && isSeveral(noun)) return null;
  return IN_FRONT.test(how) && kind === 'site'
    ? { name, setting: 'EXT', kind: 'outside' }
    : { name, setting, kind };
}

/** Nobody is in "the flats" or "the shops". */
function isSeveral(noun: string): boolean {
  return (
    noun.endsWith('s') &&
    !PLACE_NOUNS.has(noun) &&
    !PLACE_NOUNS.has(noun.slice(noun.lastIndexOf('-') + 1))
  );
}

function tells(word: string): boolean {
  return TELLING_ADJECTIVES.has(word) || POSSESSIVE.test(word) || settingOf(word) !== undefined;
}

/** Also of "breakfast-parlour": what it is stands behind. */
function settingOf(noun: string): Setting | undefined {
  const last = noun.slice(noun.lastIndexOf('-') + 1);
  return PLACE_NOUNS.get(noun) ?? PLACE_NOUNS.get(last) ?? PLACE_NOUNS.get(last.replace(/s$/, ''));
}

const CROSSED =
  /\b(?:along|across|through|round|crossed|paced) (?:the|his|her|their|our|my)(?<adjectives>(?: \p{Ll}[\p{L}-]*){0,2}?) (?<noun>\p{Ll}[\p{L}-]*)(?![\p{L}-])/u;

/** The room in which somebody goes about: "walked along the pump-room". */
export function findRoomCrossed(sentence: string): Place | null {
  const { noun, adjectives } = CROSSED.exec(sentence)?.groups ?? {};
  return noun !== undefined && isRoom(noun) ? commonPlace(noun, adjectives, 'in') : null;
}

const CALLED =
  /\b(?<how>to|into|reached|entered|along|down|up|across) the (?<name>\p{Lu}\p{Ll}+)(?![\p{L}’'-]| \p{Lu})/u;

/** "Over to the Albany", "along the Strand": where a way leads that has a name, and no word for what it is. */
export function findPlaceCalled(way: string, people: ReadonlySet<string>): Place | null {
  const { how = '', name } = CALLED.exec(way)?.groups ?? {};
  if (name === undefined || TIMES_AND_PEOPLE.test(name)) return null;
  if (people.has(name.toLowerCase())) return null;
  const setting = /^(?:along|down|up|across)$/.test(how) ? 'EXT' : 'INT';
  return { name: name.toUpperCase(), setting, kind: 'site' };
}

/** True for a name that says of itself that it lies under the sky: "Cooper Street". */
export function isOpenAir(name: string): boolean {
  return settingOf(name.toLowerCase().split(' ').at(-1) ?? '') === 'EXT';
}

/** True for a town or a country that everybody knows: "London", "New York". */
export function isTown(name: string): boolean {
  return KNOWN_PLACES.has(name.toLowerCase().split(' ').at(-1) ?? '');
}

/** Streets in which people live: who is "in Baker Street" may be in a house there. */
const LIVED_IN = /^(?:street|square|terrace|gardens|mews|parade)$/;

/** True for a place of which people may be inside: a building, or one that has a name, no sky and is no town. */
export function hasRoof({ name, kind }: Place): boolean {
  const noun = name.toLowerCase().split(' ').at(-1) ?? '';
  if (WAYS.test(noun) || isTown(name)) return false;
  if (settingOf(noun) === 'INT' || POSSESSIVE.test(noun)) return true;
  return kind === 'site' && (settingOf(noun) === undefined || LIVED_IN.test(noun));
}

function isRoom(noun: string): boolean {
  return ROOM_NOUNS.has(noun) || ROOM_NOUNS.has(noun.slice(noun.lastIndexOf('-') + 1));
}

function kindOf(noun: string, setting: Setting): Place['kind'] {
  if (VEHICLES.has(noun) || VEHICLES.has(noun.replace(/s$/, ''))) return 'vehicle';
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
