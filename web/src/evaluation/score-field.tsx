import { TextField } from '../ui/field.tsx';

interface ScoreFieldProps {
  label: string;
  help?: string | undefined;
  value: number | undefined;
  onScore: (score: number | undefined) => void;
}

export function ScoreField({ label, help, value, onScore }: ScoreFieldProps) {
  return (
    <TextField
      label={label}
      help={help}
      type="number"
      inputMode="numeric"
      min={0}
      max={100}
      step={1}
      className="max-w-28"
      value={value ?? ''}
      onChange={({ target }) => onScore(target.value === '' ? undefined : Number(target.value))}
    />
  );
}
