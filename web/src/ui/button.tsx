import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Spinner } from './spinner.tsx';

const LOOKS = {
  primary:
    'bg-accent text-on-accent border-accent-strong hover:bg-accent-strong shadow-low font-medium',
  secondary: 'bg-raised text-ink border-line-strong hover:bg-sunk shadow-low',
  quiet: 'bg-transparent text-soft border-transparent hover:bg-sunk hover:text-ink',
  danger: 'bg-bad-wash text-bad border-bad hover:bg-bad hover:text-raised',
} as const;
const SIZES = {
  sm: 'h-8 px-2.5 text-[0.8125rem] gap-1.5',
  md: 'h-9 px-3.5 text-sm gap-2',
  lg: 'h-11 px-5 text-base gap-2',
  /** Nothing but an icon. */
  square: 'size-9',
  'square-sm': 'size-8',
} as const;

export type ButtonLook = keyof typeof LOOKS;
export type ButtonSize = keyof typeof SIZES;

export interface ButtonProps extends ComponentProps<'button'> {
  look?: ButtonLook;
  size?: ButtonSize;
  /** Shown before the words. */
  icon?: ReactNode;
  /** At work: it says so and cannot be pressed again. */
  busy?: boolean;
}

/** The class names of a button, for links that look like one. */
export function buttonClasses(look: ButtonLook = 'secondary', size: ButtonSize = 'md'): string {
  return classes(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md border transition-colors',
    'disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50',
    LOOKS[look],
    SIZES[size],
  );
}

export function Button(props: ButtonProps) {
  const { look, size, icon, busy = false, className, children, disabled, ...rest } = props;
  return (
    <button
      type="button"
      className={classes(buttonClasses(look, size), className)}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}
