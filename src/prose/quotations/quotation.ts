import type { TextSpan } from '../sentences/text-span.ts';

/** What is said or quoted, within one paragraph; `start` and `end` include the marks. */
export interface Quotation extends TextSpan {
  innerStart: number;
  innerEnd: number;
  /** Index into the paragraphs given. */
  paragraph: number;
  /** True when it goes on from the quotation before it, in the paragraph above. */
  continued: boolean;
  /** True where a dash stands for quotation marks, so that there is no doubt that it is said. */
  dashed?: boolean;
  /** True for what is thought in words and not said; known once the narration beside it is read. */
  thought?: boolean;
}
