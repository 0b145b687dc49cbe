import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import {
  type ChapterDetail,
  type DraftedScript,
  DraftMinutes,
  type Style,
} from '../../../src/contract/index.ts';
import { desk } from '../data/desk.ts';
import { keepReport } from '../data/draft-reports.ts';
import { refreshDesk } from '../data/refresh-desk.ts';
import { stylesQuery } from '../data/styles.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { TextField } from '../ui/field.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { describeStyle } from './describe-style.ts';

interface DraftDialogProps {
  chapter: ChapterDetail;
  /** The one to begin with. */
  style: string;
  onDrafted: (made: DraftedScript) => void;
  onClose: () => void;
}

/** Drafts the chapter as a further version, in a style and to a length that are chosen here. */
export default function DraftDialog({ chapter, style, onDrafted, onClose }: DraftDialogProps) {
  const [chosen, setChosen] = useState(style);
  const [length, setLength] = useState('');
  const minutes = length.trim() === '' ? undefined : DraftMinutes.safeParse(Number(length));
  const styles = useQuery(stylesQuery());
  const make = useMutation({
    mutationFn: () =>
      desk.draftScript({
        params: { book: chapter.book.id, number: String(chapter.number) },
        body: { style: chosen, ...(minutes?.success ? { minutes: minutes.data } : {}) },
      }),
    onSuccess: async (made) => {
      keepReport(made);
      await refreshDesk();
      onDrafted(made);
      onClose();
    },
  });
  return (
    <FormDialog
      title="Draft this chapter"
      description="It becomes a further version; those that are there stay as they are."
      confirm="Draft"
      busy={make.isPending}
      onConfirm={() => minutes?.success !== false && make.mutate()}
      onClose={onClose}
    >
      {styles.data === undefined ? (
        <Skeleton className="h-48" />
      ) : (
        <StyleChoice styles={styles.data.items} chosen={chosen} onChoose={setChosen} />
      )}
      <TextField
        label="Minutes"
        inputMode="decimal"
        value={length}
        onChange={({ target }) => setLength(target.value)}
        help="Cut to this length; empty for as long as the style says."
        error={
          minutes?.success === false ? 'Give a number of minutes from 0.25 to 600.' : undefined
        }
      />
      {make.error !== null && <ErrorState error={make.error} title="No draft was made" />}
    </FormDialog>
  );
}

interface StyleChoiceProps {
  styles: readonly Style[];
  chosen: string;
  onChoose: (style: string) => void;
}

/** One of the styles, with a word on each: the arrow keys go from one to the next. */
function StyleChoice({ styles, chosen, onChoose }: StyleChoiceProps) {
  const group = useId();
  return (
    <fieldset className="flex flex-col gap-1 border-0">
      <legend className="mb-1 font-medium text-sm">Style</legend>
      {styles.map(({ name, settings }) => (
        <label
          key={name}
          className="flex cursor-pointer gap-3 rounded-md border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-wash"
        >
          <input
            type="radio"
            name={group}
            value={name}
            checked={name === chosen}
            onChange={() => onChoose(name)}
            className="mt-1 size-4 shrink-0 accent-accent-strong"
          />
          <span className="min-w-0">
            <span className="block break-words font-medium">{settings.label}</span>
            <span className="block break-words text-soft text-sm">{describeStyle(settings)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
