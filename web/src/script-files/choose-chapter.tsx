import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { chaptersQuery } from '../data/books.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';

interface ChooseChapterProps {
  book: string;
  files: readonly File[];
  onChoose: (number: number) => void;
  onClose: () => void;
}

/** Asks which chapter a script is of: the first without one, unless another is chosen. */
export default function ChooseChapter({ book, files, onChoose, onClose }: ChooseChapterProps) {
  const chapters = useQuery(chaptersQuery(book)).data?.items ?? [];
  const [chosen, setChosen] = useState<string>();
  const first = chapters.find(({ state }) => state === 'none') ?? chapters[0];
  const number = chosen ?? (first === undefined ? '' : String(first.number));
  return (
    <FormDialog
      title={`Add ${files.map(({ name }) => name).join(', ')}`}
      description="It becomes the next version of a chapter; those that are there stay as they are."
      confirm="Add"
      busy={false}
      disabled={number === ''}
      onConfirm={() => {
        onChoose(Number(number));
        onClose();
      }}
      onClose={onClose}
    >
      <SelectField label="Chapter" value={number} onValue={setChosen} dir="auto">
        {chapters.map((chapter) => (
          <option key={chapter.id} value={chapter.number}>
            {chapter.number}. {chapter.title}
          </option>
        ))}
      </SelectField>
    </FormDialog>
  );
}
