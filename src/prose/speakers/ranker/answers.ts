/** A first answer: the candidates of every turn and how likely each is. */
export interface Answers {
  /** Candidates of turn `at` stand from `starts[at]` to before `starts[at + 1]`. */
  starts: ArrayLike<number>;
  candidates: ArrayLike<number>;
  chances: ArrayLike<number>;
}
