/** Where a voice comes from: the scene, out of sight beside it, or from afar over a wire. */
export interface HeardVoice {
  from: 'here' | 'off' | 'over';
  /** How it is said, where nothing else says how. */
  delivery: string | null;
}

const HERE: HeardVoice = { from: 'here', delivery: null };
const DEVICE =
  '(?:tele)?phone|receiver|mouthpiece|line|wire|intercom|speaking-tube|loudspeaker|radio|wireless|walkie-talkie|headset|earpiece';
const INTO = new RegExp(String.raw`\b(?:into|down) the (?:${DEVICE})\b`);
/** Only the voice is here: "said the voice on the telephone", "came from the receiver". */
const OVER = new RegExp(
  String.raw`\bvoice\b[^.]*\b(?:on|over|down|through|from|in) the (?:\p{Ll}+ )?(?:${DEVICE})\b|\b(?:other|far) end of the (?:line|wire)\b|\bfrom the (?:${DEVICE})\b`,
  'u',
);
const BY = new RegExp(String.raw`\b(?:on|over|by) the (?:${DEVICE})\b`);
/** Rooms and places that nobody sees from where the scene is, and what stands before them. */
const UNSEEN =
  /\b(?:(?:from|in|behind|beyond|outside|inside|through|on the other side of|at the other side of|over|under) (?:the|his|her|their|a|another|an|somewhere) (?:\p{Ll}+[ -]){0,2}(?:door|wall|keyhole|partition|curtains?|screen|hedge|fence|darkness|dark|fog|mist|kitchen|scullery|pantry|cellar|attic|loft|(?:next|other|adjoining|inner|outer|back) room|bedroom|bathroom|library|study|parlour|passage|corridor|landing|stairwell|garden|yard|courtyard|street|stables?|hatch|deck)|(?:through|under|beneath) the (?:floor|ceiling)|from (?:within|without|below|above|upstairs|downstairs|outside|inside|somewhere|next door)|(?:called|shouted|cried|answered) (?:\p{L}+ )?(?:up|down) the stairs)\b/u;
/** Seen through it, or standing in it. */
const SEEN = /\b(?:doorway|at the door|in the door|through the (?:window|gate|open))\b/;

/**
 * Where the voice of a speech comes from, by its tag and what goes on behind it up to a comma:
 * "said a voice | from the cellar", "called Tom | through the wall".
 */
export function hearVoice(tag: string, behind: string): HeardVoice {
  const said = `${tag} ${behind}`.replace(/\s+/g, ' ');
  if (INTO.test(said)) return { from: 'here', delivery: 'into the phone' };
  if (OVER.test(said)) return { from: 'over', delivery: 'on the phone' };
  if (BY.test(said)) return { from: 'here', delivery: 'on the phone' };
  // What is done meanwhile tells no voice: "said Tom, coming from the cellar", "as we sat in the dark"
  const own = said.replace(/(?:,| (?:as|while|when|and|with) )[\s\S]*$/, '');
  return UNSEEN.test(own) && !SEEN.test(own) ? { from: 'off', delivery: null } : HERE;
}
