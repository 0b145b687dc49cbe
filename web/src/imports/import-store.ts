import { useSyncExternalStore } from 'react';
import { type AnswerOf, createClient, type operations } from '../../../src/client/index.ts';
import { queryClient } from '../data/query-client.ts';
import { session } from '../session/session.ts';
import { fetchWithProgress } from './fetch-with-progress.ts';

type Imported = AnswerOf<typeof operations.importBook>;

/** A file on its way to becoming a book. It goes on when its page is left. */
export interface ImportItem {
  id: number;
  file: File;
  state:
    | { kind: 'sending'; share: number }
    | { kind: 'reading' }
    | { kind: 'done'; imported: Imported }
    | { kind: 'failed'; error: unknown };
}

let items: readonly ImportItem[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly ImportItem[]): void {
  items = next;
  for (const listener of listeners) listener();
}

function setState(id: number, state: ImportItem['state']): void {
  set(items.map((each) => (each.id === id ? { ...each, state } : each)));
}

export function useImports(): readonly ImportItem[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => items,
  );
}

export function dismissImport(id: number): void {
  set(items.filter((each) => each.id !== id));
}

/** Imports files one after the other, in the order in which they were given. */
export async function importFiles(files: readonly File[], { again = false } = {}): Promise<void> {
  const added = files.map((file): ImportItem => {
    return { id: nextId++, file, state: { kind: 'sending', share: 0 } };
  });
  set([...items, ...added]);
  for (const item of added) await importOne(item, again);
}

export async function retryImport(item: ImportItem, again: boolean): Promise<void> {
  dismissImport(item.id);
  await importFiles([item.file], { again });
}

async function importOne({ id, file }: ImportItem, again: boolean): Promise<void> {
  const desk = createClient({
    url: window.location.origin,
    token: () => session.token(),
    fetch: fetchWithProgress((share) => {
      setState(id, share < 1 ? { kind: 'sending', share } : { kind: 'reading' });
    }),
  });
  try {
    const body = new Uint8Array(await file.arrayBuffer());
    const query = { file_name: file.name.slice(-255), again: again ? 'true' : 'false' } as const;
    setState(id, { kind: 'done', imported: await desk.importBook({ query, body }) });
  } catch (error) {
    setState(id, { kind: 'failed', error });
  }
  await queryClient.invalidateQueries({ queryKey: ['books'] });
}
