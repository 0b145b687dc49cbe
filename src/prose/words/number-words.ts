/** English numbers in order: the first is one, the last twenty. */
export const CARDINALS: readonly string[] =
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty`.split(/\s+/);
