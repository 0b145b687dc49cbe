import type { TextSpan } from '../sentences/text-span.ts';

/** Whether an offset is in one of the spans, which must be in order as the offsets are. */
export function withinTest(spans: readonly TextSpan[]): (offset: number) => boolean {
  let at = 0;
  return (offset) => {
    while (offset >= (spans[at]?.end ?? Number.POSITIVE_INFINITY)) at++;
    return offset >= (spans[at]?.start ?? Number.POSITIVE_INFINITY);
  };
}
