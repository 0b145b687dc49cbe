import { CARDINALS } from '../../prose/words/number-words.ts';
import { PERSON_NOUNS } from '../../prose/words/speech-words.ts';
import type { LookAttribute } from './look.ts';

const list = (words: string): string => words.trim().split(/\s+/).join('|');

const COLOURS =
  list(`red ginger auburn copper coppery blond blonde fair golden yellow flaxen straw-coloured sandy brown
  chestnut black dark raven jet-black grey gray grizzled silver silvery white snow-white snowy blue green hazel
  amber violet purple pink scarlet crimson orange cream navy olive khaki pale light bright iron-grey blue-grey
  grey-green reddish greyish brownish whitish yellowish`);
const SHAPES =
  list(`long short thin thick heavy full bushy wild tousled unruly untidy tangled matted curly wavy straight
  lank sleek smooth shaggy neat tidy close-cropped cropped shoulder-length waist-length loose braided plaited thinning
  receding wispy scanty scraggly scruffy straggling pointed trimmed clipped waxed drooping forked fine coarse rough soft
  frizzy woolly glossy shiny greasy oily wet windblown powdered little small great big magnificent enormous handsome
  spiky limp lustrous flowing`);
const GAZES = list(`large small narrow deep-set sunken bright sharp keen piercing heavy-lidded
  almond-shaped round wide-set close-set bulging big cold clear deep mild`);
const FACES =
  list(`freckled weathered weather-beaten wrinkled lined ruddy sallow tanned sunburnt sunburned scarred
  pock-marked pockmarked swarthy olive pallid wan bronzed leathery rosy sun-browned bony gaunt round long thin narrow
  square plump chubby broad flat hollow`);

/** Adjectives in a row: "long, wild grey". */
const some = (words: string, count: string) =>
  `(?:(?:very |rather |dark |light |pale |bright |deep )?(?:${words})(?:,? and |, | )){${count}}`;
const HAIR_LIKE = `${COLOURS}|${SHAPES}`;
/** What may stand before a garment or a thing: up to three words, but none that begins another phrase. */
const NOT_BEFORE =
  list(`a an the his her my their our its your and or of in on at to with for from by as that this
  who which was were is had has have but than then when while he she they it i we you no not wore wearing
  carried held`);
const DESCRIBED = `(?:(?!(?:${NOT_BEFORE})\\b)\\p{Ll}[\\p{L}-]*,? ){0,3}`;

const GARMENTS =
  list(`coat overcoat greatcoat frock-coat tailcoat raincoat jacket suit shirt blouse dress gown skirt frock
  apron cloak cape shawl scarf muffler hat cap bonnet hood boots shoes slippers sandals clogs gloves mittens trousers
  breeches waistcoat tie cravat necktie jersey sweater jumper cardigan uniform robe robes oilskin oilskins veil turban
  pinafore smock stockings tunic kimono sari headscarf overalls dungarees nightgown nightshirt dressing-gown pyjamas
  crown helmet armour`);
const THINGS =
  list(`spectacles glasses eyeglasses pince-nez monocle stick cane walking-stick crutch crutches umbrella
  parasol pipe cigar satchel basket knapsack fan lorgnette eyepatch eye-patch sword sabre
  wedding-ring earring earrings necklace locket pocket-watch wheelchair hearing-aid`);

export const BUILDS =
  list(`tall short thin fat stout slender slim lean broad broad-shouldered plump burly lanky gaunt wiry
  stooped stocky muscular tiny huge gigantic heavy-set heavyset portly corpulent skinny bony lithe petite thickset
  big-boned long-legged round-shouldered hunchbacked frail bent well-built strapping`);
/** Of people alone; of anything else they say too little. */
export const BUILDS_OF_PEOPLE = `${BUILDS}|${list('little small big large heavy')}`;
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
export const AGE_NUMBER = `(?:(?:${TENS})(?:-(?:${CARDINALS.slice(0, 9).join('|')}))?|${CARDINALS.join('|')}|[1-9]\\d?)`;
export const AGES = list(`old young elderly aged ancient middle-aged youthful teenage`);
export const PEOPLE = [...PERSON_NOUNS.keys(), 'person', 'man', 'woman'].join('|');

/** A phrase that tells something of somebody's look, by its attribute. The noun is what it is of. */
export const PHRASES: readonly (readonly [LookAttribute, RegExp])[] = [
  [
    'hair',
    phrase(
      `${some(HAIR_LIKE, '1,4')}(?:hair|curls|locks|braids?|plaits?|ringlets|pigtails|pony-?tail|mane|fringe)(?: (?:pinned|tied|scraped|combed|brushed|cut|piled) (?:up|back|short|high|flat))?|bald head|(?:braids?|plaits?|ringlets|pigtails|pony-?tail)`,
    ),
  ],
  [
    'beard',
    phrase(
      `${some(HAIR_LIKE, '0,4')}(?:beard|moustaches?|mustaches?|whiskers|side-?whiskers|sideburns|goatee|stubble)`,
    ),
  ],
  ['eyes', phrase(`${some(`${COLOURS}|${GAZES}`, '1,3')}eyes`)],
  [
    'skin',
    phrase(
      `${some(FACES, '1,3')}(?:face|cheeks)|${some(`${COLOURS}|${FACES}`, '1,3')}(?:skin|complexion)|freckles|scar(?: (?:on|across|down|over) (?:his|her|the|one) [\\p{L} ]{0,12}?(?:cheek|face|chin|brow|forehead|eye|nose|lip|jaw))?`,
    ),
  ],
  [
    'clothes',
    phrase(
      `${DESCRIBED}(?:${GARMENTS})(?: of (?:\\p{Ll}+ )?(?:cloth|wool|silk|velvet|fur|linen|tweed|leather|lace))?`,
    ),
  ],
  ['props', phrase(`${DESCRIBED}(?:${THINGS})`)],
];

function phrase(of: string): RegExp {
  return new RegExp(`(?<![\\p{L}’'-])(?:${of})(?![\\p{L}-])`, 'gu');
}
