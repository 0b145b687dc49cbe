import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { BookItem } from '../../../../src/contract/index.ts';
import { describeError } from '../../data/describe-error.ts';
import { desk } from '../../data/desk.ts';
import { queryClient } from '../../data/query-client.ts';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

/** Asks what a book is called, who wrote it and in which language. */
export default function BookDetails({ book, onClose }: { book: BookItem; onClose: () => void }) {
  const [title, setTitle] = useState(book.title);
  const [author, setAuthor] = useState(book.author ?? '');
  const [language, setLanguage] = useState(book.language ?? '');
  const save = useMutation({
    mutationFn: () =>
      desk.renameBook({
        params: { book: book.id },
        body: {
          ...(title.trim() === book.title ? {} : { title: title.trim() }),
          ...changed('author', author, book.author),
          ...changed('language', language, book.language),
        },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['books'] });
      onClose();
    },
  });
  return (
    <FormDialog
      title="Details of the book"
      confirm="Save"
      busy={save.isPending}
      disabled={title.trim() === ''}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      <TextField
        label="Title"
        help="Links to the book stay as they are."
        error={save.error === null ? undefined : describeError(save.error).message}
        value={title}
        maxLength={1_000}
        dir="auto"
        onChange={(event) => setTitle(event.target.value)}
      />
      {book.imported_at !== null && (
        <>
          <TextField
            label="Author"
            value={author}
            maxLength={1_000}
            dir="auto"
            onChange={(event) => setAuthor(event.target.value)}
          />
          <TextField
            label="Language"
            help="A tag, as “en” or “pt-BR”."
            value={language}
            maxLength={35}
            onChange={(event) => setLanguage(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}

/** What of a field is to be sent: nothing where it is as it was. */
function changed(field: 'author' | 'language', typed: string, was: string | null) {
  const now = typed.trim() === '' ? null : typed.trim();
  return now === was ? {} : { [field]: now };
}
