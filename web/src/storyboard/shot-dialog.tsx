import { useState } from 'react';
import {
  ANGLES,
  FRAMINGS,
  MOVEMENTS,
  POSITIONS,
  PURPOSES,
  type ShotChanges,
  type StoryboardShot,
} from '../../../src/contract/index.ts';
import { TextField } from '../ui/field.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { changesFrom, type ShotForm, shotForm } from './shot-form.ts';

interface ShotDialogProps {
  shot: StoryboardShot;
  /** Who can be in it. */
  cast: readonly { id: string; name: string }[];
  busy: boolean;
  onChange: (changes: ShotChanges) => void;
  onClose: () => void;
}

/** What a shot shows, and how long. */
export function ShotDialog({ shot, cast, busy, onChange, onClose }: ShotDialogProps) {
  const [form, setForm] = useState<ShotForm>(() => shotForm(shot));
  const set = (part: Partial<ShotForm>) => setForm((before) => ({ ...before, ...part }));
  const { changes, wrong } = changesFrom(shot, form, cast);
  return (
    <FormDialog
      title={`Shot ${shot.number}`}
      description="What is set here stays when the script changes."
      confirm="Change it"
      busy={busy}
      disabled={wrong !== undefined || Object.keys(changes).length === 0}
      onConfirm={() => onChange(changes)}
      onClose={onClose}
    >
      <TextField
        label="Caption"
        value={form.caption}
        dir="auto"
        onChange={({ target }) => set({ caption: target.value })}
      />
      <div className="grid grid-cols-2 gap-3">
        <Choice
          label="Purpose"
          of={PURPOSES}
          value={form.purpose}
          onValue={(purpose) => set({ purpose })}
        />
        <Choice
          label="Framing"
          of={FRAMINGS}
          value={form.framing}
          onValue={(framing) => set({ framing })}
        />
        <Choice label="Angle" of={ANGLES} value={form.angle} onValue={(angle) => set({ angle })} />
        <Choice
          label="Movement"
          of={MOVEMENTS}
          value={form.movement}
          onValue={(movement) => set({ movement })}
        />
        <TextField
          label="Place"
          value={form.place}
          dir="auto"
          onChange={({ target }) => set({ place: target.value })}
        />
        <TextField
          label="Time of day"
          value={form.time}
          dir="auto"
          onChange={({ target }) => set({ time: target.value })}
        />
      </div>
      <TextField
        label="Thing that an insert shows"
        value={form.subject}
        dir="auto"
        onChange={({ target }) => set({ subject: target.value })}
      />
      <TextField
        label="Seconds"
        inputMode="decimal"
        help="Empty: as long as what is said and done in it."
        error={wrong}
        value={form.seconds}
        onChange={({ target }) => set({ seconds: target.value })}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium text-sm">Who is in it</legend>
        {cast.map(({ id, name }) => (
          <SelectField
            key={id}
            label={name}
            value={form.people[id] ?? ''}
            onValue={(position) => set({ people: { ...form.people, [id]: position } })}
          >
            <option value="">not in it</option>
            {POSITIONS.map((position) => (
              <option key={position}>{position}</option>
            ))}
          </SelectField>
        ))}
      </fieldset>
    </FormDialog>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  of: readonly T[];
  value: T;
  onValue: (value: T) => void;
}

function Choice<T extends string>({ label, of, value, onValue }: ChoiceProps<T>) {
  return (
    <SelectField
      label={label}
      value={value}
      onValue={(chosen) => onValue(of.find((each) => each === chosen) ?? value)}
    >
      {of.map((each) => (
        <option key={each}>{each}</option>
      ))}
    </SelectField>
  );
}
