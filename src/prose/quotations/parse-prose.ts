import { splitParagraphs } from '../sentences/split-paragraphs.ts';
import type { TextSpan } from '../sentences/text-span.ts';
import { type Token, tokenize } from '../sentences/tokens.ts';
import { REPORTING_VERBS, VERBS_WITH_PARTICLE } from '../words/speech-words.ts';
import { findQuotations, type Quotation } from './find-quotations.ts';

/** The prose taken apart: what every later step looks at. */
export interface ParsedProse {
  prose: string;
  paragraphs: TextSpan[];
  tokens: Token[];
  /** Quotations that somebody says; scare quotes and quoted titles are not among them. */
  quotations: Quotation[];
}

const ENDS_LIKE_SPEECH = /[.,!?…—–;:-]["'”’_*)]*$/;
const LOOK_BEHIND = 60;
const LOOK_AHEAD = 40;
const LONGEST_LOOKED_AT = 200;
/** A quotation of more words than this is hardly a quoted name. */
const LONGEST_QUOTED_NAME = 4;
/** A sentence that runs into its quotation without a mark keeps it: `with a cry of "Fire!"`. */
const RUNS_INTO =
  /\b(?:of|to|with|the|a|an|his|her|my|our|their|its|that|this|by|in|for|from|as|on|at|or)\s+$/i;
const NAMES_A_THING =
  /\b(?:called|named|labell?ed|marked|entitled|titled|inscribed|words?|phrase|name|termed|headed|title|letters?)(?: of)?[\s,:]*$/i;

export function parseProse(prose: string): ParsedProse {
  const paragraphs = splitParagraphs(prose);
  const quotations = findQuotations(prose, paragraphs).filter((q) =>
    isSpoken(prose, q, paragraphs[q.paragraph]),
  );
  return { prose, paragraphs, tokens: tokenize(prose), quotations };
}

function isSpoken(prose: string, q: Quotation, paragraph: TextSpan | undefined): boolean {
  if (paragraph === undefined || q.continued) return true;
  const head = prose.slice(q.innerStart, Math.min(q.innerEnd, q.innerStart + LONGEST_LOOKED_AT));
  const few =
    q.innerEnd - q.innerStart < LONGEST_LOOKED_AT &&
    head.split(/\s+/).length <= LONGEST_QUOTED_NAME;
  const before = prose.slice(Math.max(paragraph.start, q.start - LOOK_BEHIND), q.start);
  const after = prose.slice(q.end, Math.min(paragraph.end, q.end + LOOK_AHEAD));
  if (few && NAMES_A_THING.test(before)) return false;
  if (RUNS_INTO.test(before)) return false;
  const ends = ENDS_LIKE_SPEECH.test(
    prose.slice(Math.max(q.innerStart, q.innerEnd - 4), q.innerEnd),
  );
  const tagged = hasReportingVerb(after, 5);
  if (!/[\p{L}\p{N}]/u.test(before)) return ends || tagged || !few || after.trim() === '';
  if (ends) return !few || /\p{Lu}/u.test(head.charAt(0)) || /[,:.!?—]\s*$/.test(before) || tagged;
  return tagged || (/[,:]\s*$/.test(before) && hasReportingVerb(before, 20));
}

/** True when one of the first or last `words` words reports speech by itself. */
function hasReportingVerb(text: string, words: number): boolean {
  const all = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const reports = (word: string) => REPORTING_VERBS.has(word) && !VERBS_WITH_PARTICLE.has(word);
  return all.slice(-words).some(reports) || all.slice(0, words).some(reports);
}
