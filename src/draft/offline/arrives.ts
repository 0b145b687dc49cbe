/** Verbs of coming to a place, in the past. */
const VERBS =
  'reached|entered|arrived|returned|came|went|drove|walked|ran|rushed|hurried|stepped|passed|' +
  'turned|strode|climbed|descended|drew up|pulled up|stopped|found (?:my|him|her|our|them)sel(?:f|ves)|' +
  'made (?:my|his|her|our|their) way|rattled|dashed|whirled|travelled|led|shown|ushered|conducted|' +
  'emerged|crept|wandered|started|set (?:off|out)|borne|carried';
const SUBJECT =
  "(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|(?:[Tt]he|[Oo]ur|[Mm]y) [\\p{L}-]+|\\p{Lu}[\\p{L}’'-]+(?: and (?:I|\\p{Lu}\\p{L}+))?)";
const ADVERBS =
  '(?:(?:all|both|then|soon|now|presently|also|already|again|once more|at last|\\p{Ll}+ly) ){0,2}';
const BY_SUBJECT = new RegExp(
  `(?:^|[\\s,;])${SUBJECT} ${ADVERBS}(?:(?:was|were) ${ADVERBS})?(?:${VERBS})(?!\\p{L})`,
  'u',
);
const BY_COORDINATION = new RegExp(
  ` and (?:then |so )?(?:(?:was|were) )?(?:${VERBS})(?!\\p{L})`,
  'u',
);
/** "By six they had reached the gate": they are there when the story goes on. */
const BY_THEN = new RegExp(
  `^By (?!then\\b)[^,.;]{3,40}?,? ${SUBJECT} had ${ADVERBS}(?:${VERBS}|come|got)(?!\\p{L})`,
  'u',
);
const PLUPERFECT = /\bhad\b/;
/** Before an arrival these make it somebody else's, or one that did not happen. */
const SUBORDINATE =
  /\b(?:who|which|that|whence|where|if|whether|though|until|till|before|never|not)\b/;
/** An arrival further into a sentence than this is not what the sentence is about. */
const WINDOW = 160;

/** True when a sentence of narration tells that people come to a place. */
export function arrives(sentence: string): boolean {
  const head = sentence.slice(0, WINDOW);
  if (BY_THEN.test(head)) return true;
  const match = BY_SUBJECT.exec(head) ?? BY_COORDINATION.exec(head);
  if (match === null) return false;
  const before = head.slice(0, match.index + match[0].length);
  return !PLUPERFECT.test(before) && !SUBORDINATE.test(before);
}
