import { Progress as Radix } from 'radix-ui';

/** How far something is, 0 to 1; without a value it is under way and nobody knows how far. */
export function Progress({ label, value }: { label: string; value?: number | undefined }) {
  const percent = value === undefined ? null : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <Radix.Root
      value={percent}
      aria-label={label}
      className="h-1.5 w-full overflow-hidden rounded-full bg-sunk"
    >
      <Radix.Indicator
        className={
          percent === null
            ? 'block h-full w-1/3 animate-pulse rounded-full bg-accent'
            : 'block h-full rounded-full bg-accent transition-[width]'
        }
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </Radix.Root>
  );
}
