import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CallInput } from '../../../src/client/index.ts';
import {
  EXPORT_FORMATS,
  exportFileName,
  type operations,
  PAPER_NAMES,
  SCREENPLAY_FORMATS,
} from '../../../src/contract/index.ts';
import { CheckField } from '../ui/check-field.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { toast } from '../ui/toast-store.ts';
import { Working } from '../ui/working.tsx';
import { download } from './download.ts';
import { type ExportChoice, keepExportChoice, lastExportChoice } from './export-choice.ts';

const PAPER_LABELS = { letter: 'US Letter', a4: 'A4' } as const;

type ExportQuery = NonNullable<CallInput<(typeof operations)['exportScript']>['query']>;
export type RevisionQuery = Pick<
  ExportQuery,
  'since' | 'revision_colour' | 'revision_name' | 'revision_date'
>;

interface ExportDialogProps {
  title: string;
  /** What the file is named after. */
  handle: string;
  /** Asks for the file. */
  ask: (query: ExportQuery, signal: AbortSignal) => Promise<Blob>;
  /** Fields of what it is made from. */
  first?: ReactNode;
  /** The field that says whose sides alone are wanted; the empty text is everybody. */
  whose: (character: string, onCharacter: (character: string) => void) => ReactNode;
  /** What it is written as a revision of, and its fields, for formats that mark those. */
  revision?: { query: RevisionQuery | null; fields: ReactNode };
  onClose: () => void;
}

/** Chooses how a script leaves, and downloads it; the choice is there again the next time. */
export function ExportDialog(props: ExportDialogProps) {
  const { title, handle, ask, first, whose, revision, onClose } = props;
  const [choice, setChoice] = useState(lastExportChoice);
  const [character, setCharacter] = useState('');
  const stop = useStop();
  const { heeds } = SCREENPLAY_FORMATS[choice.format];
  const marks = heeds.includes('revision');
  // Sides are of one version, and a revision is of two.
  const revised = marks ? (revision?.query ?? null) : null;
  const make = useMutation({
    mutationFn: ({ format, paper, sceneNumbers }: ExportChoice) => {
      const wanted = revised === null ? character.trim() : '';
      const query: ExportQuery = {
        format,
        paper,
        scene_numbers: sceneNumbers,
        ...(wanted === '' ? {} : { character: wanted }),
        ...revised,
      };
      return ask(query, stop());
    },
    onSuccess: (file, made) => {
      const name = exportFileName(handle, SCREENPLAY_FORMATS[made.format].extension);
      keepExportChoice(made);
      download(file, name);
      toast({ tone: 'good', title: `${name} is downloaded` });
      onClose();
    },
  });
  return (
    <FormDialog
      title={title}
      confirm="Download"
      busy={make.isPending}
      onConfirm={() => make.mutate(choice)}
      onClose={onClose}
    >
      {first}
      <SelectField
        label="Format"
        value={choice.format}
        onValue={(value) => {
          const format = EXPORT_FORMATS.find((each) => each === value);
          if (format !== undefined) setChoice({ ...choice, format });
        }}
      >
        {EXPORT_FORMATS.map((format) => (
          <option key={format} value={format}>
            {SCREENPLAY_FORMATS[format].label} (.{SCREENPLAY_FORMATS[format].extension})
          </option>
        ))}
      </SelectField>
      {heeds.includes('paper') && (
        <SelectField
          label="Paper"
          value={choice.paper}
          onValue={(value) => {
            const paper = PAPER_NAMES.find((each) => each === value);
            if (paper !== undefined) setChoice({ ...choice, paper });
          }}
        >
          {PAPER_NAMES.map((paper) => (
            <option key={paper} value={paper}>
              {PAPER_LABELS[paper]}
            </option>
          ))}
        </SelectField>
      )}
      {heeds.includes('scene_numbers') && (
        <CheckField
          label="Scene numbers"
          help="Scenes without one are numbered in this file alone."
          checked={choice.sceneNumbers}
          onChecked={(sceneNumbers) => setChoice({ ...choice, sceneNumbers })}
        />
      )}
      {revised === null && whose(character, setCharacter)}
      {marks && character.trim() === '' && revision?.fields}
      {make.isPending && (
        <Working what={`Writing the file: ${SCREENPLAY_FORMATS[choice.format].label}`} />
      )}
      {make.error !== null && <ErrorState error={make.error} title="No file was written" />}
    </FormDialog>
  );
}

/** Gives a signal for each try, which ends when the dialog does. */
function useStop(): () => AbortSignal {
  const newest = useRef<AbortController>(undefined);
  useEffect(() => () => newest.current?.abort(), []);
  return () => {
    newest.current = new AbortController();
    return newest.current.signal;
  };
}
