import { ENGLISH } from '../languages/english.ts';
import type { Gender } from '../languages/language.ts';

/** English verbs that report speech, in the forms that a tag uses. */
export const REPORTING_VERBS: ReadonlySet<string> = ENGLISH.says;

/** Of the reporting verbs, those that report speech only together with another word. */
export const VERBS_WITH_PARTICLE: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['went', new Set(['on'])],
  ['put', new Set(['in'])],
  ['read', new Set(['out', 'aloud'])],
]);

/** A verb that says how, as the parenthetical that a screenplay writes for it. */
export const VERB_DELIVERY: ReadonlyMap<string, string> = new Map(
  `whispered:whispering whispers:whispering shouted:shouting shouts:shouting yelled:yelling
  yells:yelling screamed:screaming screams:screaming shrieked:shrieking roared:roaring roars:roaring
  bellowed:bellowing growled:growling growls:growling snarled:snarling snarls:snarling hissed:hissing
  hisses:hissing gasped:gasping gasps:gasping groaned:groaning groans:groaning moaned:moaning
  sobbed:sobbing sobs:sobbing wailed:wailing sighed:sighing sighs:sighing stammered:stammering
  stuttered:stuttering faltered:faltering snapped:snapping sneered:sneering laughed:laughing
  chuckled:chuckling giggled:giggling snorted:snorting grunted:grunting murmured:murmuring
  murmurs:murmuring muttered:muttering mutters:muttering mumbled:mumbling panted:panting
  breathed:breathing croaked:croaking squeaked:squeaking drawled:drawling sang:singing sings:singing
  pleaded:pleading pleads:pleading begged:begging implored:imploring barked:barking
  interrupted:interrupting interrupts:interrupting interposed:interrupting
  grumbled:grumbling whined:whining mouthed:mouthing whimpered:whimpering wheezed:wheezing
  rasped:rasping crooned:crooning cooed:cooing purred:purring hollered:hollering bawled:bawling
  howled:howling squealed:squealing thundered:thundering gushed:gushing babbled:babbling
  lisped:lisping teased:teasing joked:joking quipped:quipping lied:lying scolded:scolding
  taunted:taunting jeered:jeering scoffed:scoffing grinned:grinning
  thought:thinking thinks:thinking wondered:wondering mused:musing reflected:thinking`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** Nouns by which narration points at a person, with the gender that they tell. */
export const PERSON_NOUNS: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ...`man gentleman boy lad youth fellow father brother uncle husband son king prince count duke
  butler footman coachman landlord waiter clergyman vicar priest sailor mariner policeman constable
  king emperor nobleman lord workman groom cabman fisherman policeman watchman`
    .split(/\s+/)
    .map((noun) => [noun, 'm'] as const),
  ...`woman lady girl maid mother sister aunt wife daughter queen princess countess duchess widow
  landlady housekeeper nurse governess waitress hostess actress maiden`
    .split(/\s+/)
    .map((noun) => [noun, 'f'] as const),
  ...`visitor stranger client doctor detective inspector officer driver servant companion friend
  other host guest clerk lawyer banker jeweller soldier captain colonel sergeant major professor
  teacher child prisoner thief tramp porter cook shopman dealer agent secretary guard passenger
  neighbour owner manager patient surgeon judge magistrate voice creature official porter traveller
  baby coroner engineer student cousin crowd`
    .split(/\s+/)
    .map((noun) => [noun, null] as const),
]);

/** Person nouns that name nobody new: they point back at somebody, as a pronoun does. */
export const POINTING_NOUNS: ReadonlySet<string> = new Set(
  'companion friend other brother sister father mother husband wife son daughter cousin voice latter'.split(
    ' ',
  ),
);

/** Nouns that any person may be called by: they point back at somebody, as a pronoun does. */
export const ANYBODY: ReadonlySet<string> = new Set(
  `man woman girl boy lady gentleman fellow lad youth child creature aunt uncle nephew niece host hostess
  owner patient lord`.split(/\s+/),
);

/** Words for people whom nobody names. */
export const INDEFINITES: ReadonlySet<string> = new Set(
  'someone somebody another others voices several everybody everyone anybody'.split(' '),
);

/** Determiners before a person noun. */
export const DETERMINERS: ReadonlySet<string> = new Set(
  'the a an our my his her their this that another'.split(' '),
);

/** Adverbs and auxiliaries that may stand between a subject and its reporting verb. */
export const BETWEEN_WORDS: ReadonlySet<string> = new Set(
  'then also only just now again once at last first had has simply even still soon never always here there presently'.split(
    ' ',
  ),
);
