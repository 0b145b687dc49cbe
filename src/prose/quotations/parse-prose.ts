import { findLanguage } from '../languages/find-language.ts';
import type { Language } from '../languages/language.ts';
import { splitParagraphs } from '../sentences/split-paragraphs.ts';
import type { TextSpan } from '../sentences/text-span.ts';
import { type Token, tokenize } from '../sentences/tokens.ts';
import { findQuotations } from './find-quotations.ts';
import { spokenOnly } from './is-spoken.ts';
import type { Quotation } from './quotation.ts';
import { splitAtTags } from './split-at-tags.ts';
import { markReports } from './tag-form.ts';

/** The prose taken apart: what every later step looks at. */
export interface ParsedProse {
  prose: string;
  paragraphs: TextSpan[];
  language: Language;
  tokens: Token[];
  /**
   * Quotations that somebody says or thinks; scare quotes, quoted titles and what was not said are
   * not among them.
   */
  quotations: Quotation[];
}

export function parseProse(prose: string): ParsedProse {
  const paragraphs = splitParagraphs(prose);
  const language = findLanguage(prose);
  const marked = findQuotations(prose, paragraphs, language);
  const quotations = splitAtTags(prose, spokenOnly(prose, paragraphs, marked, language), language);
  const tokens = tokenize(prose, language.code);
  markReports(tokens, quotations, prose, (at) => paragraphs[at]?.end ?? prose.length, language);
  return { prose, paragraphs, language, tokens, quotations };
}
