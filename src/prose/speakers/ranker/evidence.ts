/** What the text shows of one candidate for one turn. Numbers, so that a feature is a comparison. */
export class Evidence {
  readonly character: number;
  /** Narration in the turn's own paragraph: before the speech, between its parts, after it. */
  readonly lead = new Beside();
  readonly between = new Beside();
  readonly tail = new Beside();
  /** The three paragraphs before and the two after. */
  readonly above = [new Beside(), new Beside(), new Beside()] as const;
  readonly below = [new Beside(), new Beside()] as const;
  /** Place among those named last before the turn: 1 is the last; 0 where too long ago. */
  recency = 0;
  /** Place among those of them whose gender the tag's pronoun fits. */
  fittingRecency = 0;
  /** Place among those meant last, by pronouns as well, and as the subject of a sentence. */
  meantRecency = 0;
  subjectRecency = 0;
  /** Words back to where it was named last, and on to where it is named next; infinite if far. */
  back = Number.POSITIVE_INFINITY;
  ahead = Number.POSITIVE_INFINITY;
  /** Place among those named first after the turn. */
  aheadRank = 0;

  constructor(character: number) {
    this.character = character;
  }
}

/** Mentions of a candidate in one stretch of narration. */
export class Beside {
  count = 0;
  /** By name or role, not by a pronoun that may mean it. */
  sure = 0;
  isFirst = false;
  isLast = false;
  isFirstSubject = false;
  isLastSubject = false;
  subject = false;
  reports = false;
  possessive = false;
  object = false;
  role = false;
  pronoun = false;
}
