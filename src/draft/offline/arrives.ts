/** Verbs of coming to a place, in the past. */
const VERBS =
  'reached|entered|arrived|returned|came|went|got|drove|walked|ran|rushed|hurried|stepped|passed|' +
  'turned|strode|climbed|descended|drew up|pulled up|stopped|found (?:my|him|her|our|them)sel(?:f|ves)|' +
  'made (?:my|his|her|our|their) way|rattled|dashed|whirled|travelled|led|shown|shewn|ushered|conducted|' +
  'emerged|crept|wandered|started|set (?:off|out)|borne|carried|brought|taken|repaired|retired|withdrew|' +
  'followed|let (?:my|him|her|our|them)sel(?:f|ves)|took (?:a|the|his|her|their) (?:cab|hansom|train|carriage|coach|bus|tram|boat|taxi)';
const NAME = "\\p{Lu}[\\p{L}’'-]+";
const TITLED = `(?:(?:Mr|Mrs|Dr|St)\\. )?${NAME}(?: ${NAME})?`;
const PERSON = `(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Ee]very(?:one|body)|[Bb]oth|${TITLED})`;
const GROUP =
  '(?:[Tt]he|[Oo]ur|[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Tt]wo|[Tt]hree|[Aa]ll)(?: \\p{Ll}[\\p{L}-]*){1,3}';
const SUBJECT = `(?:${PERSON}|${GROUP})(?: and (?:I|${TITLED}|(?:the|his|her|their|my) \\p{Ll}+))?`;
const ADVERBS =
  '(?:(?:all|both|then|soon|now|presently|also|already|again|once more|at last|together|slowly|alone|\\p{Ll}+ly) ){0,2}';
const BY_SUBJECT = new RegExp(
  `(?:^|[\\s,;])${SUBJECT} ${ADVERBS}(?:(?:was|were) ${ADVERBS})?(?:${VERBS})(?!\\p{L})`,
  'u',
);
const BY_COORDINATION = new RegExp(
  ` and (?:then |so )?(?:(?:was|were) )?(?:${VERBS})(?!\\p{L})`,
  'u',
);
/** "By six they had reached the gate", "When they had all come into the hall": they are there when the story goes on. */
const BY_THEN = new RegExp(
  `^(?:By (?!then\\b)[^,.;]{3,40}?,? |(?:When|After|Once|As soon as) )${SUBJECT} had ${ADVERBS}(?:${VERBS}|come|gone)(?!\\p{L})`,
  'u',
);
/** "On reaching the inn he ordered dinner." */
const BY_PARTICIPLE =
  /^(?:(?:On|Upon) )?(?:[Rr]eaching|[Ee]ntering|[Aa]rriving|[Rr]eturning|[Cc]rossing|[Dd]escending|[Cc]limbing|Having (?:reached|entered|arrived|returned|crossed|climbed)|Arrived)(?!\p{L})/u;
/** Where somebody is, said of people alone: a house may stand in a street as well. */
const BY_BEING = new RegExp(
  `(?:^|[,;] |\\b(?:and|then|presently|now|soon|later|while|as|when|till|until) )${PERSON} ${ADVERBS}(?:was|were|sat|stood|lay|waited|leaned|leant|lounged|knelt|crouched|began|lingered|stayed|remained|slept|dined|lunched|supped|breakfasted|assembled|gathered|found (?:him|her|them|me|us))` +
    `(?: (?:down|up|out|back|alone|again|all|still|already|soon|now|once more|together|waiting|sitting|standing|seated|lying|walking|pacing|\\p{Ll}+ing)){0,3} (?:in|at|on|upon|inside|outside|before|under|beside|by|near) `,
  'u',
);
const PLUPERFECT = /\bhad\b/;
/** Before an arrival these make it somebody else's, or one that did not happen. */
const SUBORDINATE =
  /\b(?:who|which|that|whence|where|if|whether|though|until|till|before|never|not)\b/;
/** An arrival further into a sentence than this is not what the sentence is about. */
const WINDOW = 160;

/** So far behind the verb the place stands. */
const BEING = 60;

/** "The inquest was held at the Plough." */
const HELD =
  /^(?:The|An?|His|Her|Their|Our|My) (?:\p{L}+[ ,]+){1,4}?(?:(?:was|were) (?:held|given|celebrated|performed|solemni[sz]ed)|took place) (?:(?:on|that|the next|the same|two|a few|some) [^,.;]{2,20}?,? )?(?<there>(?:at|in) [^,;]{1,60})/u;
/** "They had not been long in the drawing-room, before": they are there. */
const BEEN_LONG =
  /^(?:I|We|He|She|They|The \p{Ll}+s|\p{Lu}\p{L}+) had (?:not|hardly|scarcely|barely)(?: yet)? been (?:(?:long|many minutes|a minute|five minutes|ten minutes|an hour|above \p{L}+ minutes|\p{L}+ minutes|settled|seated) )*(?<there>(?:in|at) [^,;]{1,60})(?=[^;.]*\b(?:before|when)\b)/u;

/** What a sentence of narration says of where people are, from the verb on: "sat in the garden". Null for nothing. */
export function findBeing(sentence: string): string | null {
  const head = sentence.slice(0, WINDOW);
  const there = (HELD.exec(head) ?? BEEN_LONG.exec(head))?.groups?.there;
  if (there !== undefined) return there;
  const match = BY_BEING.exec(head);
  if (match === null) return null;
  const before = head.slice(0, match.index + match[0].length);
  if (PLUPERFECT.test(before) || SUBORDINATE.test(before)) return null;
  return (
    sentence.slice(match.index, match.index + match[0].length + BEING).split(/[,;]| and /)[0] ??
    null
  );
}
/** True when a sentence of narration tells that people come to a place, or are there. */
export function arrives(sentence: string): boolean {
  const head = sentence.slice(0, WINDOW);
  if (BY_THEN.test(head) || BY_PARTICIPLE.test(head)) return true;
  const match = BY_SUBJECT.exec(head) ?? BY_COORDINATION.exec(head) ?? BY_BEING.exec(head);
  if (match === null) return false;
  const before = head.slice(0, match.index + match[0].length);
  return !PLUPERFECT.test(before) && !SUBORDINATE.test(before);
}
