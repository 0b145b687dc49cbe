import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

const BOX =
  'w-full rounded-md border bg-raised px-3 text-ink placeholder:text-faint disabled:bg-sunk disabled:text-faint';

interface FieldProps {
  label: string;
  /** Said under the field while nothing is wrong. */
  help?: ReactNode;
  /** What is wrong with it and how to mend it. */
  error?: string | undefined;
}

interface FieldIds {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

function Labelled({
  label,
  help,
  error,
  render,
}: FieldProps & { render: (ids: FieldIds) => ReactNode }) {
  const id = useId();
  const hint = `${id}-hint`;
  const said = error ?? help;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      {render({
        id,
        'aria-describedby': said === undefined ? undefined : hint,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {said !== undefined && (
        <p
          id={hint}
          className={classes('text-sm', error === undefined ? 'text-faint' : 'text-bad')}
        >
          {said}
        </p>
      )}
    </div>
  );
}

export function TextField(props: FieldProps & Omit<ComponentProps<'input'>, 'id'>) {
  const { label, help, error, className, ...rest } = props;
  const border = error === undefined ? 'border-line-strong' : 'border-bad';
  return (
    <Labelled
      label={label}
      help={help}
      error={error}
      render={(ids) => (
        <input {...rest} {...ids} className={classes(BOX, border, 'h-9', className)} />
      )}
    />
  );
}

export function TextArea(props: FieldProps & Omit<ComponentProps<'textarea'>, 'id'>) {
  const { label, help, error, className, ...rest } = props;
  const border = error === undefined ? 'border-line-strong' : 'border-bad';
  return (
    <Labelled
      label={label}
      help={help}
      error={error}
      render={(ids) => (
        <textarea {...rest} {...ids} className={classes(BOX, border, 'min-h-24 py-2', className)} />
      )}
    />
  );
}
