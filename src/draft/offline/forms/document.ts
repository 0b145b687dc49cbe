/** What is read in a scene: what it is written on, and whether somebody there reads it aloud. */
export interface ReadDocument {
  name: string;
  aloud: boolean;
}

const NOUN =
  '(?:letter|note|telegram|cable|message|postcard|card|newspaper|paper|paragraph|advertisement|notice|placard|signboard|inscription|document|will|parchment|scroll|diary|journal|page|label|list|verses?|poem|slip|epistle|enclosure|entry|poster|headline)';
const NOUNS = new RegExp(`\\b${NOUN}\\b`, 'gi');
/** The narration leads up to the words and says no more. */
const LEADS_UP = String.raw`\s*(?:[:,—–]|--)[—–-]*\s*$`;
/** "It was dated from the quay and ran thus:" */
const RUNS = new RegExp(
  String.raw`\b(?:ran|runs)(?: (?:somewhat )?(?:thus|as follows|in this way|like this|so))?${LEADS_UP}`,
  'i',
);
/** "The notice on the gate read:", but not "Tom put down the note and said," */
const SAYS = new RegExp(
  String.raw`\b${NOUN}(?: (?!and\b)\p{L}+){0,4} (?:reads?|announced|contained|sa(?:id|ys)(?= ?[:—–-]|\s*,\s*$))(?: \p{L}+){0,3}${LEADS_UP}`,
  'iu',
);
const WRITTEN = new RegExp(
  String.raw`\b(?:wrote|written|printed|inscribed|engraved|scrawled|the following \p{L}+(?: for \p{L}+)?|the words)\b[^.!?]{0,40}${LEADS_UP}`,
  'iu',
);
/** "Tom read the following paragraph:" */
const READ =
  /\bread(?:s|ing)?(?:(?: \p{L}+){0,6}\s*(?:[:—–]|--)[—–-]*\s*|(?: \p{L}+){0,4} (?:aloud|out),\s*)$/iu;
/** So much of the narration before a quotation is read. */
export const BEFORE_DOCUMENT = 240;

/**
 * Which document the words behind some narration are read from: "She unfolded the note. It ran thus:"
 * Null where they are not read but said.
 */
export function documentBehind(narration: string): ReadDocument | null {
  const before = narration.replace(/\s+/g, ' ');
  const name = before.match(NOUNS)?.at(-1)?.toUpperCase();
  if (name === undefined) return null;
  const last = before.slice(before.search(/[^.!?]*$/));
  if (RUNS.test(last) || SAYS.test(last)) return { name, aloud: false };
  if (READ.test(last)) return { name, aloud: true };
  return WRITTEN.test(last) ? { name, aloud: false } : null;
}
