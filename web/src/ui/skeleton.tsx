import { classes } from './classes.ts';

/** The place of something that is being loaded. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={classes('animate-pulse rounded-md bg-sunk', className)} />;
}
