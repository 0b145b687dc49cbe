import { useId, useState } from 'react';

interface LookFieldProps {
  label: string;
  /** Whose it is. */
  of: string;
  value: string;
  onValue: (value: string) => void;
}

/** Words that are taken when the field is left, or Enter is pressed; Escape leaves them as they were. */
export function LookField({ label, of, value, onValue }: LookFieldProps) {
  const [typed, setTyped] = useState<string>();
  const id = useId();
  const take = () => {
    if (typed !== undefined && typed.trim() !== value) onValue(typed);
    setTyped(undefined);
  };
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <input
        id={id}
        aria-label={`${label} of ${of}`}
        dir="auto"
        maxLength={400}
        value={typed ?? value}
        placeholder="Not said"
        className="h-9 w-full min-w-0 rounded-md border border-line-strong bg-raised px-3 text-sm placeholder:text-faint"
        onChange={({ target }) => setTyped(target.value)}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === 'Enter') take();
          else if (key === 'Escape') setTyped(undefined);
        }}
      />
    </div>
  );
}
