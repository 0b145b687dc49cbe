import { type ComponentProps, useId } from 'react';
import { classes } from './classes.ts';

interface SelectFieldProps extends Omit<ComponentProps<'select'>, 'id' | 'onChange'> {
  label: string;
  onValue: (value: string) => void;
}

/** The browser's own list to choose from: it works on every phone and with every reader. */
export function SelectField({ label, onValue, className, children, ...rest }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <select
        {...rest}
        id={id}
        onChange={(event) => onValue(event.target.value)}
        className={classes(
          'h-9 w-full min-w-0 rounded-md border border-line-strong bg-raised px-2 text-ink text-sm',
          className,
        )}
      >
        {children}
      </select>
    </div>
  );
}
