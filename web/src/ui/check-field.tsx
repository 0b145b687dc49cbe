import { type ReactNode, useId } from 'react';

interface CheckFieldProps {
  label: ReactNode;
  /** Said under the label. */
  help?: ReactNode;
  checked: boolean;
  onChecked: (checked: boolean) => void;
}

/** A yes or no. */
export function CheckField({ label, help, checked, onChecked }: CheckFieldProps) {
  const id = useId();
  const hint = `${id}-hint`;
  return (
    <div className="flex gap-3">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={help === undefined ? undefined : hint}
        onChange={({ target }) => onChecked(target.checked)}
        className="mt-0.5 size-5 shrink-0 accent-accent-strong"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="cursor-pointer break-words font-medium">
          {label}
        </label>
        {help !== undefined && (
          <p id={hint} className="break-words text-soft text-sm">
            {help}
          </p>
        )}
      </div>
    </div>
  );
}
