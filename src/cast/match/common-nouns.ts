import { fold } from '../../prose/words/fold.ts';
import { PERSON_NOUNS } from '../../prose/words/speech-words.ts';
import { normaliseCue } from './cue-names.ts';
import { TITLES } from './titles.ts';

/** What cues call people whom nobody names, beyond what narration does. */
const ROLES = `
  adult announcer apprentice archer assassin assistant attendant attorney aunt aunty auntie author baker
  ballerina bandit bard barber barman barmaid barista bartender beggar bellboy bellhop beauty bishop blacksmith
  boatman boatswain bodyguard bookseller boss bouncer boxer boyfriend bride bridegroom brute builder burglar
  businessman businesswoman bystander cabbie caller captive carpenter cashier caretaker carter chambermaid
  chancellor chauffeur chef chief choir chorus citizen clown coach cobbler comrade commander commentator commissioner
  concierge conductor confessor convict cop corpse councillor courier courtier cowboy critic crone customer dad daddy
  dancer dealer dean deputy dignitary director dispatcher doorkeeper doorman drunk drunkard editor elder elf
  employee employer enemy envoy executioner expert extra fan farmer father-in-law ferryman fiance fiancee
  fiddler fighter firefighter fireman fishmonger fishwife florist foreman foreigner friar gambler gamekeeper
  gangster gardener gatekeeper ghost giant girlfriend goalkeeper goatherd gran grandad granddaughter granny
  grandson grandparent gravedigger grocer guardian guardsman guide gunman hag hangman harlot hawker headmaster headmistress
  heir heiress helper herald hermit hero heroine highwayman hitchhiker hooligan hunter hunchback infant informer innkeeper
  instructor intern interpreter interviewer intruder investigator invalid inventor janitor jailer jester jockey journalist judge
  juror jury kid kidnapper killer kinsman knight labourer laborer lad laddie landowner lassie laundress leader lecturer librarian
  lifeguard lodger lookout lover ma madman magician maidservant mama mamma manservant marine mason mate mayor
  mechanic mediator medium merchant messenger midwife militiaman miller miner minister minstrel mistress mob model monk
  moderator monster mother-in-law mourner mum mummy muleteer murderer musician narrator navigator negotiator nephew
  newsboy newscaster newsreader newspaperman niece nobody novice nun nursemaid nymph onlooker operator orderly orphan outlaw
  pa page pageboy painter papa paramedic parent parson partner passer-by passerby pastor patrolman patron paymaster pedestrian
  pedlar peddler pensioner person pharmacist philosopher photographer physician pianist picket pilgrim pilot
  pirate planter player playwright ploughman plumber poet policewoman politician pope postman postmaster postmistress potman preacher
  presenter prioress producer prophet proprietor prosecutor prostitute publican pupil quartermaster racer ranger reader receptionist
  recruit referee refugee relative reporter rescuer reveller rider rival robber runner ruffian sage saleswoman salesman scholar
  schoolboy schoolgirl schoolmaster schoolmistress scientist scout scribe sculptor seaman seamstress seller sentinel sentry sexton
  sheriff shepherd shepherdess shipmate shoemaker shooter shopkeeper singer sibling sire slave sleuth smith smuggler someone
  sorcerer speaker spectator spirit spokesman spokeswoman spouse spy squire stableboy stableman
  statesman steward stewardess stoker storekeeper storyteller student-teacher suitor superintendent surveyor suspect swordsman tailor
  tenant tinker toddler torturer townsman townswoman tradesman trainer translator treasurer trucker tutor twin undertaker urchin
  usher usurer valet vendor victim viking villager villain vintner waif ward warden warder warrior washerwoman weaver
  welder whore witch witness wizard worker worshipper writer yeoman youngster zealot
  all anybody anyone both everybody everyone people men women children folk police public audience company ensemble party
  group family army staff team crew household public radio television tv loudspeaker intercom telephone phone
  computer machine robot recording tannoy announcement`;

/** Words that say which one of several, and make no name of a common noun. */
const MODIFIERS = `
  a an the this that another other some same his her my our their your its
  first second third fourth fifth sixth seventh eighth ninth tenth last next one two three four five six seven eight nine ten
  1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th i ii iii iv v vi vii viii ix x
  young younger youngest old older oldest elderly aged little small big tall short fat thin stout lean large great huge
  good bad kind cruel angry sad happy drunken tipsy sleepy wounded injured dying dead blind deaf lame mad crazy strange
  unknown unseen hidden mysterious masked hooded bearded bald veiled armed uniformed foreign local rich poor noble
  male female pretty handsome beautiful ugly fair dark black white red grey gray green blue brown golden silver pale
  blond blonde ginger tattooed scarred young-looking middle-aged
  head chief senior junior assistant deputy under off-duty retired former late new night day police prison palace castle
  hotel inn station railway train taxi bus cab ship shop bank school church court town village city country farm
  newspaper radio tv television office house stable garden kitchen street market
  distant disembodied muffled automated recorded computer machine male-sounding`;

const words = (text: string): string[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => fold(word).replace(/-/g, ' '));

const NOUNS: ReadonlySet<string> = new Set([
  ...[...PERSON_NOUNS.keys()].map(fold),
  // A title that stands before no name: DOCTOR, KING, INSPECTOR.
  ...TITLES.keys(),
  ...words(ROLES),
]);
const QUALIFIERS: ReadonlySet<string> = new Set([...NOUNS, ...words(MODIFIERS)]);
/** What follows one of these only tells which man: "man in the grey coat", "voice on the telephone". */
const PREPOSITIONS =
  /^(?:in|on|at|with|from|by|behind|near|outside|inside|upstairs|over|under|who|to)$/;

/**
 * Whether somebody is named by a common noun, as `VISITOR`, `SECOND CONSTABLE`, `The Client` and
 * `MAN IN BLACK` are, and so may be somebody else in the next chapter. English.
 */
export function isCommonNoun(name: string): boolean {
  const all = normaliseCue(name)
    .replace(/'s\b/g, '')
    .split(' ')
    .filter((word) => !/^#\d+$/.test(word));
  const at = all.findIndex((word, place) => place > 0 && PREPOSITIONS.test(word));
  const head = at === -1 ? all : all.slice(0, at);
  const last = head.at(-1);
  if (last === undefined || !isNoun(last)) return false;
  return head.every((word) => QUALIFIERS.has(word) || isNoun(word));
}

/** Also in the plural: VOICES, WITCHES, POLICEMEN. */
function isNoun(word: string): boolean {
  if (NOUNS.has(word)) return true;
  return [
    word.replace(/s$/, ''),
    word.replace(/es$/, ''),
    word.replace(/ies$/, 'y'),
    word.replace(/men$/, 'man'),
  ].some((one) => one !== word && NOUNS.has(one));
}
