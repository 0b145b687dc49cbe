import type { Angle, Movement, Position } from '../../contract/shot.ts';

const any = (words: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}-])(?:${words
      .trim()
      .split(/\s*\|\s*/)
      .join('|')})(?![\\p{L}-])`,
    'iu',
  );

/** Things of which a picture is worth having alone. */
const THING_WORDS =
  `letter|note|key|keys|watch|pocket-watch|clock|photograph|photo|picture|portrait|map|book|diary|
journal|notebook|newspaper|paper|envelope|telegram|parcel|package|ring|locket|necklace|bracelet|coin|coins|
banknote|money|purse|wallet|gun|pistol|revolver|rifle|knife|dagger|sword|bottle|glass|cup|phone|telephone|lantern|
lamp|candle|match|torch|ticket|card|badge|medal|mask|box|chest|trunk|suitcase|bag|compass|telescope|mirror|
handkerchief|glove|bloodstain|footprint|footprints|inscription|sign|screen|bell|lock|handle|doorknob|switch|
lever|dial|gauge|flame|fuse|rope|thread|needle|pen|sketch|drawing|manuscript|contract|will|passport|
violin|flute|music box|doll|toy|flower|rose|feather|shell|bone|skull|bird|spider`
    .replace(/\s+/g, ' ')
    .replaceAll('| ', '|');
const ADJECTIVES = String.raw`(?:(?:\p{L}[\p{L}'’-]*,? ){0,3}?)`;
const DETERMINER = String.raw`(?:an?|the|his|her|their|its|this|that|one|another|\p{Lu}[\p{L}-]+[’']s)`;
const HANDLES = `take|pick(?:s)? up|hold|hold out|hold up|lift|open|unfold|unlock|read|draw|draw out|pull out|produce|hand|pass|give|
drop|place|put|lay|set|set down|find|notice|see|spot|examine|study|inspect|turn|turn over|raise|wind|
light|strike|tear|tear open|break|close|clutch|grip|grab|snatch|touch|stare at|look at|gaze at|glance at|
point at|point to|reach for|show|reveal|hide|pocket`;
const FORMS = HANDLES.split('|')
  .map((each) => {
    const [verb = '', ...rest] = each.trim().replace('(?:s)?', '').split(' ');
    return [`${verb}(?:e?s|ing|ed)?`, ...rest].join(' ');
  })
  .join('|');
/** The subject of the whole: "A letter lies on the mat", "The clock strikes nine." */
const THING_FIRST = new RegExp(
  `^(?:(?:on|in|under|beside|beneath|inside|behind|above) [^,.;]{3,40}[,:] )?${DETERMINER} ${ADJECTIVES}(?<thing>${THING_WORDS})(?! of (?:the )?(?:men|women|people))(?![\\p{L}-])`,
  'iu',
);
/** What somebody handles: "She unfolds the letter." */
const THING_HANDLED = new RegExp(
  `(?<![\\p{L}-])(?:${FORMS}) (?:\\p{L}+ )?${DETERMINER} ${ADJECTIVES}(?<thing>${THING_WORDS})(?![\\p{L}-])`,
  'iu',
);
/** A writer's own word: "INSERT - THE LETTER", "CLOSE ON the key". */
const ASKED_FOR =
  /^(?:insert|close on|close-?up(?: of| on)?|angle on|on)(?:[:\s–—-]+)(?:an?\s|the\s|his\s|her\s)?(?<thing>[^.,:;–—]{2,40})/iu;
/** Of a longer action a thing is a part. */
const LONGEST_INSERT = 22;

/** The thing that an action is about; null where it is about people. */
export function thingOf(text: string): string | null {
  const asked = text === text.toUpperCase() || /^(?:INSERT|CLOSE|ANGLE)/.test(text);
  const named = asked ? ASKED_FOR.exec(text)?.groups?.thing : undefined;
  if (named !== undefined) return named.trim().toLowerCase();
  if (text.split(' ', LONGEST_INSERT + 1).length > LONGEST_INSERT) return null;
  return thingIn(THING_FIRST, text) ?? thingIn(THING_HANDLED, text);
}

/** The Lantern House and Key Street are no things. */
const GOES_ON_AS_NAME = /^ \p{Lu}/u;

function thingIn(pattern: RegExp, text: string): string | null {
  const match = pattern.exec(text);
  const thing = match?.groups?.thing;
  if (match === null || thing === undefined) return null;
  const behind = text.slice(match.index + match[0].length);
  return /^\p{Lu}/u.test(thing) && GOES_ON_AS_NAME.test(behind) ? null : thing.toLowerCase();
}

const COMES_NEAR = any(
  `approach(?:es|ing)?|comes? closer|com(?:es|ing) towards?|leans? (?:in|closer|forward)|draws? near(?:er)?|closes? in|
   steps? (?:closer|forward)|bends? over|peers?|push(?:es)? in|zooms? in|moves? closer`,
);
const GOES_AWAY = any(
  `backs? away|retreats?|recedes?|walks? (?:away|off)|pulls? (?:back|out)|steps? back|leaves?|departs?|
   disappears?|vanish(?:es)?|recoils?|shrinks? back|withdraws?|zooms? out`,
);
const GOES_UP = any(
  `rises?|stands? up|gets? (?:up|to (?:his|her|their) feet)|climbs?|looks? up|ascends?|soars?|lifts? (?:his|her|their) (?:head|eyes)|
   towers? (?:over|above)|straightens|tilts? up|goes up|up the (?:stairs|steps|ladder)`,
);
const GOES_DOWN = any(
  `falls?|sits? down|sinks?|kneels?|looks? down|descends?|drops?|collapses?|stoops?|crouch(?:es)?|lowers?|tilts? down|
   goes down|down the (?:stairs|steps|ladder)|bows?`,
);
const GOES_ALONG = any(
  `walks?|runs?|crosses|strides?|hurries|hurry|paces?|passes|enters?|exits?|rides?|drives?|rush(?:es)?|marches|
   wanders?|sprints?|gallops?|sweeps?|rolls?|races?|staggers?|comes? in|goes out|follows?|pans?`,
);

/** How the camera follows an action; whoever is on the right goes left, and the other way. */
export function movementOf(text: string, side: Position | null): Movement {
  if (COMES_NEAR.test(text)) return 'push in';
  if (GOES_AWAY.test(text)) return 'pull out';
  if (GOES_ALONG.test(text)) {
    if (/\b(?:to the|pan) left\b/i.test(text)) return 'pan left';
    if (/\b(?:to the|pan) right\b/i.test(text)) return 'pan right';
    return side === 'right' ? 'pan left' : 'pan right';
  }
  if (GOES_UP.test(text)) return 'tilt up';
  return GOES_DOWN.test(text) ? 'tilt down' : 'static';
}

const SEEN_FROM_BELOW = any(
  `looks? up(?: at)?|towers? (?:over|above)|looms?|looming|high above|overhead`,
);
const SEEN_FROM_ABOVE = any(
  `looks? down(?: at)?|far below|from above|on the (?:floor|ground)|kneels?|crouch(?:es)?|lies|collapses?|huddles?`,
);

export function angleOf(text: string): Angle {
  if (SEEN_FROM_BELOW.test(text)) return 'low';
  return SEEN_FROM_ABOVE.test(text) ? 'high' : 'eye level';
}

const FEELS = any(
  `smiles?|grins?|frowns?|nods?|stares?|gasps?|winces?|flinch(?:es)?|hesitates?|sighs?|laughs?|blushes|freezes|
   weeps?|cries|trembles?|shakes? (?:his|her|their) head|shrugs?|watch(?:es)?|listens?|blinks?|swallows?|stiffens|glares?|
   scowls?|pales?|goes pale|says nothing|is silent|bites (?:his|her) lip|raises an eyebrow|turns away|looks away|beams`,
);

/** Whether an action is what somebody makes of something. */
export function isReaction(text: string): boolean {
  return FEELS.test(text);
}

const PAUSES = /^\(?(?:a )?(?:long |short )?(?:beat|pause|silence|quiet|stillness)\.?\)?$/i;

/** Whether an action only lets time pass, so that the picture stays. */
export function isPause(text: string): boolean {
  return PAUSES.test(text.trim());
}
