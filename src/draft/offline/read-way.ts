/** Where a way leads in a word. */
export type Heads = 'in' | 'out' | 'stairs' | 'home' | 'back';

const LEAVES =
  /^(?:left|quitted|departed|vanished|disappeared)(?: from)?(?:$|[.,;]| (?:the|his|her|their|my|our) (?:[\p{L}-]+ )?(?:room|house|place|building|shop|inn|hotel|table|box|office|cottage|hall|kitchen|parlour|drawing-room|church|theatre)(?![\p{L}])| the \p{Lu}\p{Ll}+)/u;
const OUT =
  /\b(?:out of (?:the|that|his|her|their|my) (?:[\p{L}-]+ )?(?:room|house|door|doors|place|building|hall|kitchen|window|shop|gate)|from the (?:[\p{L}-]+ )?(?:room|house|place|building|shop)|out of doors|outdoors)(?![\p{L}])/u;
const ADVERB = '(?:\\p{Ll}+ly |once more |again |straight |quickly |softly |silently ){0,2}';
const BARE_OUT = new RegExp(
  `^[\\p{L}-]+ (?:(?:him|her|them|us|me)(?:sel(?:f|ves))? )?${ADVERB}(?:out|forth|outside|away|off)(?! of)(?:$|[.,;:]| (?:and|again|alone|together|with|by|hand|at|on foot|without|quickly|in the direction|to|for|down|up|along|towards|through|across|into the))`,
  'u',
);
/** "Called out", "made out": nobody leaves. */
const SAYS_OUT =
  /^(?:called|brought|made|turned|took|carried|drew|found|put|thrust|held|led|passed) (?:out|off|away|forth)/;
const BARE_IN = new RegExp(
  `^[\\p{L}-]+ (?:(?:him|her|them|us|me) )?${ADVERB}(?:in|inside|indoors|within)(?:$|[.,;:]| (?:and|again|together|with|at))`,
  'u',
);
const ENTERS =
  /^(?:re-)?entered(?:$|[.,;:]| (?:the|a|his|her|their|my) (?:[\p{Ll}-]+ ){0,2}(?:room|house)(?![\p{L}])| together| with| and)/u;
const STAIRS =
  /\b(?:upstairs|downstairs|(?:up|down) stairs|(?:up|down) (?:the|a) (?:[\p{L}-]+ ){0,3}(?:stairs|steps|staircase|stairway))(?![\p{L}])/u;
const HOME = /\b(?:home|homeward|homewards|back to the house)(?![\p{L}])/u;
const LEADS =
  /\b(?:in sight|in|into|inside|within|on|upon|beneath|under|to|through|up|down|along|across|out|towards|upstairs|downstairs|before|at|for|home|off)(?![\p{L}])/u;

const FOUND = /^found (?:(?:my|his|her|our|their) way|(?:my|him|her|our|them)sel(?:f|ves)) /;
const NEEDS_ITS_WAY = /^(?:picked|threaded|wended|forced) /;
const ITS_WAY = /^\p{L}+ (?:my|his|her|our|their) way /u;
const OPENS_DOOR =
  /^opened (?:the|a|his|her|their|another) (?:\p{Ll}+ ){0,2}(?:door|gate)s? (?:of|into|to|on) /u;
const BACK =
  /^(?:returned|(?:went|came|walked|ran|turned|hurried|drove|rode|got|made (?:my|his|her|their) way|led (?:him|her|them|us|me)) (?:\p{Ll}+ ){0,2}back)(?![\p{L}])/u;

/** Where a way leads that names no place: "went in", "left the room". Null for nowhere, or to a place. */
export function headsOf(way: string): Heads | null {
  if (OPENS_DOOR.test(way)) return 'in';
  if (STAIRS.test(way)) return 'stairs';
  if (LEAVES.test(way) || OUT.test(way) || (BARE_OUT.test(way) && !SAYS_OUT.test(way)))
    return 'out';
  if (BARE_IN.test(way) || ENTERS.test(way)) return 'in';
  if (HOME.test(way.slice(0, 40))) return 'home';
  if (BACK.test(way)) return 'back';
  return null;
}

/** What is turned to somebody or somewhere is no step. */
const TURNS_ELSE =
  /^(?:turned|moved|drew|pulled|got|made|set) (?:my|his|her|their|our|its|the|a|an) (?!way\b|steps\b)/;

/** True when a way leads anywhere: not "turned to her brother". */
export function leads(way: string): boolean {
  if (TURNS_ELSE.test(way)) return false;
  if (way.startsWith('opened')) return OPENS_DOOR.test(way);
  if (way.startsWith('found')) return FOUND.test(way);
  if (NEEDS_ITS_WAY.test(way)) return ITS_WAY.test(way);
  return LEADS.test(way.slice(0, 60));
}
