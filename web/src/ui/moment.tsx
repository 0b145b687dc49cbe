import { when } from '../text/when.ts';

/** A moment in the reader's own zone. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {when(at)}
    </time>
  );
}
