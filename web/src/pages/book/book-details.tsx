import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { BookItem } from '../../../../src/contract/index.ts';
import { type CoverChange, CoverField } from '../../covers/cover-field.tsx';
import { saveCover } from '../../covers/save-cover.ts';
import { describeError } from '../../data/describe-error.ts';
import { desk } from '../../data/desk.ts';
import { queryClient } from '../../data/query-client.ts';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

/** Asks what a book is called, who wrote it, in which language, and for its cover. */
export default function BookDetails({ book, onClose }: { book: BookItem; onClose: () => void }) {
  const [title, setTitle] = useState(book.title);
  const [author, setAuthor] = useState(book.author ?? '');
  const [language, setLanguage] = useState(book.language ?? '');
  const [cover, setCover] = useState<CoverChange>('as it is');
  const rename = useMutation({
    mutationFn: () =>
      desk.renameBook({
        params: { book: book.id },
        body: {
          ...(title.trim() === book.title ? {} : { title: title.trim() }),
          ...changed('author', author, book.author),
          ...changed('language', language, book.language),
        },
      }),
  });
  const change = useMutation({ mutationFn: () => saveCover(book, cover) });
  const save = useMutation({
    mutationFn: async () => {
      // The cover first: it is what may be refused, and then nothing is changed.
      await change.mutateAsync();
      await rename.mutateAsync();
      await queryClient.invalidateQueries({ queryKey: ['books'] });
    },
    onSuccess: onClose,
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
        error={rename.error === null ? undefined : describeError(rename.error).message}
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
      <CoverField
        book={book}
        change={cover}
        error={change.error === null ? undefined : sayAll(change.error)}
        onChange={(chosen) => {
          change.reset();
          setCover(chosen);
        }}
      />
    </FormDialog>
  );
}

function sayAll(error: unknown): string {
  const { message, hint } = describeError(error);
  return hint === undefined ? message : `${message} ${hint}`;
}

/** What of a field is to be sent: nothing where it is as it was. */
function changed(field: 'author' | 'language', typed: string, was: string | null) {
  const now = typed.trim() === '' ? null : typed.trim();
  return now === was ? {} : { [field]: now };
}
