import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { type BookItem, DEFAULT_STYLE } from '../../../src/contract/index.ts';
import { allNames } from '../cast/other-names.ts';
import { castQuery } from '../data/cast.ts';
import { desk } from '../data/desk.ts';
import { stylesQuery } from '../data/styles.ts';
import { TextField } from '../ui/field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { ExportDialog } from './export-dialog.tsx';

interface ExportBookDialogProps {
  book: BookItem;
  onClose: () => void;
}

/** Downloads the active versions of a book as one script. */
export default function ExportBookDialog({ book, onClose }: ExportBookDialogProps) {
  const list = useId();
  const [style, setStyle] = useState<string>(DEFAULT_STYLE);
  const styles = useQuery(stylesQuery()).data?.items ?? [];
  const cast = useQuery(castQuery(book.handle)).data?.items ?? [];
  const names = cast.filter(({ lines }) => lines > 0).flatMap(allNames);
  return (
    <ExportDialog
      title="Export the whole book"
      handle={book.handle}
      ask={(query, signal) =>
        desk.exportBook({ params: { book: book.id }, query: { ...query, style }, signal })
      }
      first={
        <SelectField label="Active versions in" value={style} onValue={setStyle} dir="auto">
          {styles.map(({ name, settings }) => (
            <option key={name} value={name}>
              {settings.label}
            </option>
          ))}
        </SelectField>
      }
      whose={(character, onCharacter) => (
        <>
          <TextField
            label="Only the sides of"
            help="A name as it stands above the speeches; empty for everybody."
            list={list}
            value={character}
            dir="auto"
            onChange={({ target }) => onCharacter(target.value)}
          />
          <datalist id={list}>
            {[...new Set(names)].map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
      onClose={onClose}
    />
  );
}
