/** A stretch of the prose: UTF-16 offsets, `end` exclusive. */
export interface TextSpan {
  start: number;
  end: number;
}
