const NUMBER = String.raw`(?:two|three|four|five|six|seven|eight|nine|ten|several|many|some|the next (?:few|\p{Ll}+)|the following|a few|weeks and)`;
const LONG_TIME = '(?:days|nights|weeks|months|years|seasons|winters|summers)';
const SPANS = [
  String.raw`^(?:For|During|Through|Over|All through) (?:the )?${NUMBER} (?:long |whole )?${LONG_TIME}\b`,
  String.raw`^(?:For|All) (?:that|the|a) (?:whole )?(?:week|month|winter|summer|spring|autumn|year)\b`,
  String.raw`^(?:The )?(?:days|weeks|months|years|seasons) (?:passed|went by|go by|pass|slipped|slip|followed|follow)\b`,
  String.raw`^(?:Day after day|Night after night|Week after week|Every (?:day|night|morning|evening|week|summer|winter))\b`,
];
const SPANS_TIME = new RegExp(SPANS.join('|'), 'u');
/** Fewer pictures are no montage. */
const FEWEST_SHOTS = 3;

/** True for a paragraph of action that goes through days or years, a picture a sentence. */
export function isMontage(sentences: readonly string[]): boolean {
  return sentences.length >= FEWEST_SHOTS && SPANS_TIME.test(sentences[0] ?? '');
}
