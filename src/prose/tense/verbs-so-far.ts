/** The verbs of a sentence up to some word. */
export interface VerbsSoFar {
  /** The nearest verb before: what kind of form it was. */
  last: 'none' | 'finite' | 'participle' | 'other';
  /** Where it stands. */
  lastAt: number;
  /** Whether the subject of the last finite verb is a third person singular. */
  singular: boolean | null;
  /** The same of the last in a clause that stands by itself. */
  main: boolean | null;
}
