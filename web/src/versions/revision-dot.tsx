import { revisionOf } from './revision.ts';

/** A version's revision colour; its name is in the tooltip of the browser. */
export function RevisionDot({ version }: { version: number }) {
  const { name, colour } = revisionOf(version);
  return (
    <span
      aria-hidden
      title={name}
      className="inline-block size-3 shrink-0 rounded-full border border-line-strong"
      style={{ background: colour }}
    />
  );
}
