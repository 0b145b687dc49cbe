/** A score from 0 to 100 beside its number: a bar that can be seen at 0 as well. */
export function ScoreBar({ score }: { score: number }) {
  return (
    <div aria-hidden className="h-2 overflow-hidden rounded-full border border-faint bg-sunk">
      <div className="h-full min-w-1 bg-accent-ink" style={{ width: `${score}%` }} />
    </div>
  );
}
