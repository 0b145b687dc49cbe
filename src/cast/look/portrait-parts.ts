import type { Look } from './look.ts';

/** What the parts of a portrait are drawn as: numbers of the variants of DiceBear's Notionists. */
export interface PortraitParts {
  /** Null for a bald head. */
  hair: string | null;
  beard: string | null;
  glasses: string | null;
  body: string;
  brows: string;
  eyes: string;
  nose: string;
  lips: string;
  /** Colours in hex. */
  hairColour: string;
  skinColour: string;
  bodyColour: string;
}

const variants = (numbers: string): readonly string[] => numbers.trim().split(/\s+/);

const HAIR = {
  short: variants('01 03 05 06 12 13 15 16 18 19 25 27 31 34 35 38 49 54 55 56'),
  cropped: variants('07 32 44 60'),
  long: variants('02 08 10 23 28 36 41 58'),
  bob: variants('04 10 43'),
  curly: variants('09 22 33'),
  longCurly: variants('11 20 36 37'),
  wild: variants('40 52 53 17'),
  tied: variants('39 45 46 47'),
  bun: variants('29 30 48 57'),
  thin: variants('42'),
  turban: variants('61'),
  scarf: variants('62 63'),
  cap: ['hat'],
};

/** The first that matches says which; null is a bald head. */
const HAIR_WORDS: readonly (readonly [RegExp, keyof typeof HAIR | null])[] = [
  [/\bturban/i, 'turban'],
  [/\b(?:head-?scarf|veil|hijab|wimple|shawl over)/i, 'scarf'],
  [/\b(?:cap|peaked)\b/i, 'cap'],
  [/\b(?:bald|hairless)\b(?! patch)/i, null],
  [/\b(?:balding|thinning|thin(?! face)|wispy|receding)\b/i, 'thin'],
  [/\b(?:bun|chignon|knot|pinned up|piled)\b/i, 'bun'],
  [/\b(?:plait|plaits|plaited|braid|braids|braided|pony-?tail|pigtails?|tied back)\b/i, 'tied'],
  [/\b(?:bob|bobbed|fringe|chin-length)\b/i, 'bob'],
  [/\blong\b.*\bcurl|\bcurl.*\blong\b|\bringlets\b/i, 'longCurly'],
  [/\b(?:curl|curls|curly|frizzy|woolly)\b/i, 'curly'],
  [/\b(?:long|flowing|loose|shoulder-length|down (?:his|her) back)\b/i, 'long'],
  [/\b(?:cropped|shaved|shaven|close-cut|crew-?cut)\b/i, 'cropped'],
  [/\b(?:wild|tousled|unruly|untidy|shock|spiky|tangled|uncombed)\b/i, 'wild'],
  [/\bshort\b/i, 'short'],
];

const HAIR_COLOURS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:white|snowy|silver(?:y)?)\b/i, '#efece4'],
  [/\b(?:gr[ea]y|grizzled|iron|ashen)\b/i, '#a3a19b'],
  [/\b(?:red|ginger|auburn|copper(?:y)?|carroty|russet|fiery)\b/i, '#b5532f'],
  [/\b(?:blonde?|fair|golden|yellow|flaxen|straw|sandy|tow)\b/i, '#d9b55f'],
  [/\b(?:brown|chestnut|hazel|mousy|tawny)\b/i, '#6b4630'],
  [/\b(?:black|dark|raven|jet)\b/i, '#1d1b1a'],
];

const CLOTHES_COLOURS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:white|cream|ivory|linen)\b/i, '#f7f3e8'],
  [/\b(?:gr[ea]y|silver)\b/i, '#a9adb0'],
  [/\b(?:black|dark|mourning)\b/i, '#4a4a50'],
  [/\b(?:red|scarlet|crimson|rose|pink|purple-red)\b/i, '#c4584f'],
  [/\b(?:blue|navy|indigo|sky)\b/i, '#6d8fb3'],
  [/\b(?:green|olive|emerald|moss)\b/i, '#7f9c74'],
  [/\b(?:yellow|gold|golden|mustard|saffron)\b/i, '#dcb254'],
  [/\b(?:brown|tweed|tan|leather|buff|khaki)\b/i, '#a5805b'],
  [/\b(?:purple|violet|lilac|mauve)\b/i, '#9a82b0'],
  [/\borange\b/i, '#d98a4e'],
];
/** For whoever wears what nobody names a colour of: told apart at a glance, and pale enough for ink. */
const UNSAID_COLOURS = variants(
  '#e8d9b8 #c9d6df #d8c3c3 #c8d5bf #dcd0e3 #e6cfb5 #bcd0cc #e3d6c9 #d0d0dd #d9dcb9',
);

const SKIN_COLOURS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:black|ebony)\b/i, '#8a5f47'],
  [/\b(?:dark|brown|swarthy)\b/i, '#b98a68'],
  [/\b(?:olive|tanned|sunburnt|sunburned|bronzed|weather-?beaten|ruddy|red)\b/i, '#e3b894'],
  [/\b(?:pale|white|pallid|wan|ashen|sallow)\b/i, '#fbf8f2'],
];
const PAPER = '#fdf3e6';

const BODIES = {
  any: variants('09 10 14 19 21 25'),
  coat: variants('16 17 07'),
  suit: variants('13 19 20'),
  shirt: variants('14 25'),
  dress: variants('21 14'),
  scarf: variants('12'),
  hood: variants('11 23'),
  pattern: variants('15 22 24'),
};

const BODY_WORDS: readonly (readonly [RegExp, keyof typeof BODIES])[] = [
  [/\b(?:flowered|floral|spotted|dotted|patterned|printed)\b/i, 'pattern'],
  [/\b(?:scarf|shawl|muffler|wrap)\b/i, 'scarf'],
  [/\b(?:hood|hooded|cloak|cape|sweater|jersey|jumper)\b/i, 'hood'],
  [/\b(?:suit|waistcoat|vest|tie|cravat|collar|frock-coat|tailcoat)\b/i, 'suit'],
  [/\b(?:coat|overcoat|greatcoat|jacket|uniform|oilskins?|robe|tunic)\b/i, 'coat'],
  [/\b(?:shirt|blouse|apron|smock|overalls)\b/i, 'shirt'],
  [/\b(?:dress|gown|frock|skirt|pinafore)\b/i, 'dress'],
];

const BEARDS = {
  full: variants('02'),
  moustache: variants('03 05 07 09 10'),
  goatee: variants('01 08 11 12'),
};
const GLASSES = { clear: variants('03 08 11'), dark: variants('01 02 05 10') };

const BROWS = variants('01 02 03 04 05 06 07 08 09 10 11 12 13');
const EYES = variants('01 02 03 04 05');
const NOSES = variants('01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20');
/** Mouths that are closed and calm. */
const CLOSED = variants('03 04 13 17 20 21 22 23 24');
/** Mouths of whoever speaks. */
const OPEN = variants('08 14 25 27');

const YOUNG =
  /\b(?:young|boy|girl|child|kid|lad|baby|little|teen\w*|(?:six|seven|eight|nine|ten)|\w*teen)\b/i;
const OLD =
  /\b(?:old|elderly|aged|ancient|(?:six|seven|eigh|nine)ty(?:-\w+)?|[6-9]\d|white-haired)\b/i;

/** Takes one of a list, the same for the same part of the same seed. */
export type Pick = (part: string, list: readonly string[]) => string;

/** Chooses the parts of a portrait by the look, and by the seed where that says nothing. */
export function portraitParts(look: Look, pick: Pick, speaks: boolean): PortraitParts {
  const words = [look.hair ?? '', ...look.clothes, ...look.props].join(', ');
  const kind = hairKind(look, words);
  const beard = beardKind(look);
  const glasses = glassesKind(look);
  const clothes = look.clothes.join(', ');
  const body = BODY_WORDS.find(([pattern]) => pattern.test(clothes))?.[1] ?? 'any';
  return {
    hair: kind === null ? null : pick('hair', HAIR[kind]),
    beard: beard === null ? null : pick('beard', BEARDS[beard]),
    glasses: glasses === null ? null : pick('glasses', GLASSES[glasses]),
    body: pick('body', BODIES[body]),
    brows: pick('brows', BROWS),
    eyes: pick('eyes', EYES),
    nose: pick('nose', NOSES),
    lips: pick('lips', speaks ? OPEN : CLOSED),
    hairColour: hairColour(look, pick),
    skinColour: colourOf(SKIN_COLOURS, look.skin ?? '') ?? PAPER,
    bodyColour: colourOf(CLOTHES_COLOURS, clothes) ?? pick('colour', UNSAID_COLOURS),
  };
}

function colourOf(colours: readonly (readonly [RegExp, string])[], words: string): string | null {
  return colours.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

function hairKind(look: Look, words: string): keyof typeof HAIR | null {
  const found = HAIR_WORDS.find(([pattern]) => pattern.test(words));
  const age = look.age ?? '';
  if (found === undefined) return unsaidHair(look, age);
  const [, kind] = found;
  // "Short hair" of a woman is a bob; a man's long curls are no ringlets.
  if (kind === 'short' && look.gender === 'f') return 'bob';
  return kind === 'longCurly' && look.gender === 'm' ? 'curly' : kind;
}

function unsaidHair({ gender, hair }: Look, age: string): keyof typeof HAIR {
  if (gender === 'm') return OLD.test(age) && hair === null ? 'thin' : 'short';
  if (gender === 'f') return OLD.test(age) ? 'bun' : YOUNG.test(age) ? 'tied' : 'long';
  return 'short';
}

function hairColour({ hair, beard, age }: Look, pick: Pick): string {
  const said = colourOf(HAIR_COLOURS, hair ?? '') ?? colourOf(HAIR_COLOURS, beard ?? '');
  if (said !== null) return said;
  if (OLD.test(age ?? '')) return '#a3a19b';
  return pick('hair colour', ['#1d1b1a', '#1d1b1a', '#3b2a20', '#6b4630']);
}

function beardKind({ beard }: Look): keyof typeof BEARDS | null {
  if (beard === null || /\b(?:clean|no|without)\b/i.test(beard)) return null;
  if (/\bbeard/i.test(beard) && !/\bpointed|\bgoatee/i.test(beard)) return 'full';
  return /\b(?:moustaches?|mustaches?|whiskers)\b/i.test(beard) ? 'moustache' : 'goatee';
}

function glassesKind({ props, clothes, eyes }: Look): keyof typeof GLASSES | null {
  const words = [...props, ...clothes, eyes ?? ''].join(', ');
  if (/\b(?:dark|smoked|tinted|sun-?) ?(?:glasses|spectacles)\b/i.test(words)) return 'dark';
  return /\b(?:glasses|spectacles|pince-nez|monocle|eyeglasses|lenses)\b/i.test(words)
    ? 'clear'
    : null;
}
