/** A word or punctuation mark with its part of speech (Universal Dependencies) and base form. */
export interface TaggedWord {
  text: string;
  lower: string;
  pos: string;
  lemma: string;
  /** White space before it. */
  space: string;
}
