/** A net in print: whole numbers of 16 bits as base64, and what one is worth. */
export interface PrintedNet {
  hidden: number;
  unit: number;
  weights: string;
}

/** What the weights file holds. */
export interface PrintedModel {
  first: readonly PrintedNet[];
  second: readonly PrintedNet[];
  /** Share of right answers among those of a chance of 0, 0.05 ... 1. */
  right: readonly number[];
}
