import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ChapterQuotes, Quote } from '../../../src/contract/index.ts';
import { desk } from '../data/desk.ts';
import { queryClient } from '../data/query-client.ts';
import { quotesQuery } from '../data/quotes.ts';
import { refreshDesk } from '../data/refresh-desk.ts';
import { toastError } from '../data/toast-error.ts';
import type { Exchange } from './guess-exchange.ts';

/** Who is meant: a character of the book, or null: nobody of it. */
type Who = { id: string; name: string } | null;

interface Act {
  /** Where the quotation begins of which it is said. */
  at: number;
  /** What is said where it fails. */
  failed: string;
  /** What is shown until the chapter is read anew. */
  shown: (quotes: Quote[]) => Quote[];
  send: () => Promise<ChapterQuotes & { change?: string }>;
}

/** What was confirmed here and can be taken back. */
interface Change {
  id: string;
  at: number;
}

const KEY = ['say-speakers'];

/**
 * A person's word on who speaks in a chapter. It is shown at once and sent one after the other, so that
 * nobody waits between two keys.
 */
export function useSaidSpeakers(
  { book, number }: { book: string; number: number },
  onUndone: (read: ChapterQuotes, at: number) => void,
) {
  const params = { book, number: String(number) };
  const { queryKey } = quotesQuery(book, number);
  /** The newest last. */
  const changes = useRef<Change[]>([]);
  const [undoable, setUndoable] = useState(0);
  const act = useMutation({
    mutationKey: KEY,
    scope: { id: 'say-speakers' },
    mutationFn: ({ send }: Act) => send(),
    onMutate: ({ shown }) => {
      void queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData<ChapterQuotes>(
        queryKey,
        (known) => known && { ...known, items: shown(known.items) },
      );
    },
    onSuccess: ({ change: id, ...read }, { at }) => {
      if (id !== undefined) changes.current.push({ id, at });
      setUndoable(changes.current.length);
      // What waits to be sent is shown already, and is not in this answer.
      if (queryClient.isMutating({ mutationKey: KEY }) === 1) {
        queryClient.setQueryData<ChapterQuotes>(queryKey, read);
      }
    },
    onError: (error, { failed }) => {
      toastError(failed, error);
      return refreshDesk();
    },
  });
  return {
    canUndo: undoable > 0,
    newest: () => queryClient.getQueryData<ChapterQuotes>(queryKey)?.items,
    confirm: (quotes: readonly Quote[], who: Who) =>
      act.mutate({
        at: quotes[0]?.start ?? 0,
        failed: 'The speaker was not confirmed',
        shown: confirmed(quotes, who),
        send: () =>
          desk.confirmSpeakers({ params, body: { said: sayings(quotes, who?.id ?? null) } }),
      }),
    /** Somebody whom the text names, and whom the book gets by it. */
    confirmNew: (quotes: readonly Quote[], name: string) =>
      act.mutate({
        at: quotes[0]?.start ?? 0,
        failed: `${name} was not added`,
        shown: (all) => all,
        send: async () => {
          const { id } = await desk.createCharacter({ params: { book }, body: { name } });
          const read = await desk.confirmSpeakers({
            params,
            body: { said: sayings(quotes, id) },
          });
          await refreshDesk();
          return read;
        },
      }),
    alternate: (from: Quote, turns: Exchange) =>
      act.mutate({
        at: from.start,
        failed: 'The turns were not confirmed',
        shown: (all) => all,
        send: () => desk.alternateSpeakers({ params, body: { quote: from.id ?? '', ...turns } }),
      }),
    undo: () =>
      act.mutate({
        at: 0,
        failed: 'It was not undone',
        shown: (all) => all,
        send: async () => {
          const change = changes.current.at(-1);
          if (change === undefined) return desk.listQuotes({ params });
          const read = await desk.undoQuoteChange({ params: { change: change.id } });
          changes.current.pop();
          onUndone(read, change.at);
          return read;
        },
      }),
  };
}

function sayings(quotes: readonly Quote[], speaker: string | null) {
  return quotes.flatMap(({ id }) => (id === null ? [] : [{ quote: id, speaker }]));
}

function confirmed(chosen: readonly Quote[], speaker: Who): (quotes: Quote[]) => Quote[] {
  const starts = new Set(chosen.map(({ start }) => start));
  const confirmed_at = new Date().toISOString();
  return (quotes) =>
    quotes.map((quote) =>
      starts.has(quote.start)
        ? { ...quote, speaker, called: null, confidence: 1, how: 'confirmed', confirmed_at }
        : quote,
    );
}
