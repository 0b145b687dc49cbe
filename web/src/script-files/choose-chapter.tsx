import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { chaptersQuery } from '../data/books.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';

interface ChooseChapterProps {
  book: string;
  files: readonly File[];
  onChoose: (files: readonly File[], number: number) => void;
  /** Some of them are books of their own. */
  onBooks: (files: readonly File[]) => void;
  onClose: () => void;
}

const isPdf = ({ name }: File) => /\.pdf$/i.test(name);

/**
 * Asks which chapter a script is of: the first without one, unless another is chosen. A PDF may be a
 * book as well.
 */
export default function ChooseChapter(props: ChooseChapterProps) {
  const { book, files, onChoose, onBooks, onClose } = props;
  const chapters = useQuery(chaptersQuery(book)).data?.items ?? [];
  const [chosen, setChosen] = useState<string>();
  const [asBook, setAsBook] = useState(false);
  const first = chapters.find(({ state }) => state === 'none') ?? chapters[0];
  const number = chosen ?? (first === undefined ? '' : String(first.number));
  const books = asBook ? files.filter(isPdf) : [];
  const scripts = files.filter((file) => !books.includes(file));
  return (
    <FormDialog
      title={`Add ${files.map(({ name }) => name).join(', ')}`}
      description={
        scripts.length === 0
          ? 'It is read as prose, and stands beside the books that are there.'
          : 'It becomes the next version of a chapter; those that are there stay as they are.'
      }
      confirm="Add"
      busy={false}
      disabled={scripts.length > 0 && number === ''}
      onConfirm={() => {
        if (scripts.length > 0) onChoose(scripts, Number(number));
        if (books.length > 0) onBooks(books);
        onClose();
      }}
      onClose={onClose}
    >
      {files.some(isPdf) && (
        <SelectField
          label="The PDF is"
          value={asBook ? 'book' : 'script'}
          onValue={(value) => setAsBook(value === 'book')}
        >
          <option value="script">a screenplay, of a chapter of this book</option>
          <option value="book">a book of its own</option>
        </SelectField>
      )}
      {scripts.length > 0 && (
        <SelectField label="Chapter" value={number} onValue={setChosen} dir="auto">
          {chapters.map((chapter) => (
            <option key={chapter.id} value={chapter.number}>
              {chapter.number}. {chapter.title}
            </option>
          ))}
        </SelectField>
      )}
    </FormDialog>
  );
}
