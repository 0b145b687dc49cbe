import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { BookItem } from '../../../../src/contract/index.ts';
import { describeError } from '../../data/describe-error.ts';
import { desk } from '../../data/desk.ts';
import { queryClient } from '../../data/query-client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';

/** Asks what a book is called, who wrote it and in which language. */
export default function BookDetails({ book, onClose }: { book: BookItem; onClose: () => void }) {
  const form = useId();
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() !== '') save.mutate();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Details of the book"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            type="submit"
            form={form}
            busy={save.isPending}
            disabled={title.trim() === ''}
          >
            Save
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
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
      </form>
    </Dialog>
  );
}

/** What of a field is to be sent: nothing where it is as it was. */
function changed(field: 'author' | 'language', typed: string, was: string | null) {
  const now = typed.trim() === '' ? null : typed.trim();
  return now === was ? {} : { [field]: now };
}
