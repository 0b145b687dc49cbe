import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Download, Ellipsis, Pencil, Trash2, WandSparkles } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { BookItem } from '../../../../src/contract/index.ts';
import { plural } from '../../../../src/contract/plural.ts';
import { useCommands } from '../../commands/command-store.ts';
import { desk } from '../../data/desk.ts';
import { queryClient } from '../../data/query-client.ts';
import { EXPORT_KEYS, exportCommand } from '../../exports/export-command.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { toast } from '../../ui/toast-store.ts';
import { useDraftAll } from './use-draft-all.ts';

const BookDetails = lazy(() => import('./book-details.tsx'));
const ExportBookDialog = lazy(() => import('../../exports/export-book-dialog.tsx'));

/** What can be done with a whole book. */
export function BookActions({ book }: { book: BookItem }) {
  const [asking, setAsking] = useState(false);
  const [changing, setChanging] = useState(false);
  const [exporting, setExporting] = useState(false);
  const draftAll = useDraftAll(book);
  const missing = book.chapter_states.none;
  useCommands([
    exportCommand('Export the whole book', () => setExporting(true)),
    ...(missing > 0
      ? [
          {
            id: 'draft-all',
            title: `Draft ${plural(missing, 'chapter')} without a script`,
            group: 'Book' as const,
            words: 'write generate all',
            run: draftAll.start,
          },
        ]
      : []),
    ...(book.can.change
      ? [
          {
            id: 'book-details',
            title: 'Change title, author, language or cover',
            group: 'Book' as const,
            words: 'rename details picture',
            run: () => setChanging(true),
          },
        ]
      : []),
  ]);
  return (
    <>
      {(missing > 0 || draftAll.running) && (
        <Button
          look="primary"
          icon={<WandSparkles aria-hidden size={16} />}
          busy={draftAll.running}
          onClick={draftAll.start}
        >
          {draftAll.running ? (draftAll.step ?? 'Drafting') : `Draft ${plural(missing, 'chapter')}`}
        </Button>
      )}
      <Menu
        align="end"
        trigger={
          <Button aria-label="More" size="square">
            <Ellipsis aria-hidden size={18} />
          </Button>
        }
      >
        <MenuItem
          icon={<Download aria-hidden size={16} />}
          keys={EXPORT_KEYS}
          onSelect={() => setExporting(true)}
        >
          Export the whole book…
        </MenuItem>
        <MenuItem
          icon={<Pencil aria-hidden size={16} />}
          onSelect={() => setChanging(true)}
          disabled={!book.can.change}
        >
          Title, author, language, cover
        </MenuItem>
        {book.can.delete && (
          <MenuItem danger icon={<Trash2 aria-hidden size={16} />} onSelect={() => setAsking(true)}>
            Delete the book
          </MenuItem>
        )}
      </Menu>
      {exporting && (
        <Suspense>
          <ExportBookDialog book={book} onClose={() => setExporting(false)} />
        </Suspense>
      )}
      {changing && (
        <Suspense>
          <BookDetails book={book} onClose={() => setChanging(false)} />
        </Suspense>
      )}
      <DeleteBook book={book} open={asking} onOpenChange={setAsking} />
    </>
  );
}

interface DeleteBookProps {
  book: BookItem;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function DeleteBook({ book, open, onOpenChange }: DeleteBookProps) {
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => desk.deleteBook({ params: { book: book.id } }),
    onSuccess: async () => {
      await navigate({ to: '/' });
      await queryClient.invalidateQueries({ queryKey: ['books'] });
      toast({ tone: 'plain', title: `“${book.title}” was deleted` });
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Delete this book for good?"
      confirm="Delete for good"
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
    >
      <p>
        “<span dir="auto">{book.title}</span>” goes with its {plural(book.chapters, 'chapter')}, its{' '}
        {plural(book.versions, 'version')} of scripts and its cast. This cannot be undone.
      </p>
    </ConfirmDialog>
  );
}
