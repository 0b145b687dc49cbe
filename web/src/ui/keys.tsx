import { describeKeys } from '../commands/keys.ts';
import { classes } from './classes.ts';

interface KeysProps {
  of: string;
  inverted?: boolean;
  /** Beside words that say it all: not read aloud. */
  silent?: boolean;
}

/** A shortcut as its keys: `mod+k` is Ctrl K, or the command key and K on a Mac. */
export function Keys({ of, inverted = false, silent = false }: KeysProps) {
  return (
    <span className="inline-flex gap-1" aria-hidden={silent || undefined}>
      {describeKeys(of).map((key) => (
        <kbd
          key={key}
          className={classes(
            'min-w-5 rounded-sm border px-1 text-center font-sans text-[0.6875rem] leading-[1.125rem]',
            inverted ? 'border-faint' : 'border-line-strong bg-sunk text-soft',
          )}
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
