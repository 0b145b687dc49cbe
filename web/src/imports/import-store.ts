import { pause } from '../../../src/client/pause.ts';
import { AppError, type Job } from '../../../src/contract/index.ts';
import { desk, deskBy } from '../data/desk.ts';
import { putJob } from '../data/jobs.ts';
import { toastError } from '../data/toast-error.ts';
import { createStore } from '../store/create-store.ts';
import { fetchWithProgress } from './fetch-with-progress.ts';

/** A file on its way to becoming a book. It goes on when its page is left. */
export interface ImportItem {
  id: number;
  file: File;
  /** A second copy of what is there already. */
  again: boolean;
  state:
    | { kind: 'waiting' }
    /** `share` is 0 to 1; `lost` where the desk did not answer and is tried again. */
    | { kind: 'sending'; share: number; lost: boolean }
    /** The server has the file; from here on its job says how far it is. */
    | { kind: 'asked'; job: string }
    | { kind: 'failed'; error: unknown }
    | { kind: 'cancelled' };
}

const items = createStore<readonly ImportItem[]>([]);
export const useImports = items.use;
let nextId = 1;
/** Of the files that are being sent. */
const stops = new Map<number, AbortController>();
/** Files are sent one after the other, in the order in which they were given. */
let line: Promise<void> = Promise.resolve();

function change(id: number, to: Partial<ImportItem>): void {
  items.set(items.get().map((each) => (each.id === id ? { ...each, ...to } : each)));
}

const setState = (id: number, state: ImportItem['state']) => change(id, { state });

export function dismissImport(id: number): void {
  items.set(items.get().filter((each) => each.id !== id));
}

export function importFiles(files: readonly File[]): void {
  const added = files.map((file): ImportItem => {
    return { id: nextId++, file, again: false, state: { kind: 'waiting' } };
  });
  items.set([...items.get(), ...added]);
  for (const { id } of added) sendInTurn(id);
}

export function retryImport({ id }: ImportItem, again: boolean): void {
  change(id, { again, state: { kind: 'waiting' } });
  sendInTurn(id);
}

/** Stops the sending; a file that the server has by now is read no further. */
export function cancelImport({ id, file, state }: ImportItem): void {
  if (state.kind === 'asked') {
    desk
      .cancelJob({ params: { job: state.job } })
      .then(putJob)
      .catch((error: unknown) => toastError(`The import of ${file.name} was not cancelled`, error));
    return;
  }
  setState(id, { kind: 'cancelled' });
  // What has gone out whole is answered with its job, which is cancelled then.
  if (state.kind === 'sending' && state.share < 1) stops.get(id)?.abort();
}

function sendInTurn(id: number): void {
  line = line.then(() => send(id));
}

/** The newest state of an item: undefined for one that was dismissed. */
const itemOf = (id: number) => items.get().find((each) => each.id === id);

async function send(id: number): Promise<void> {
  const item = itemOf(id);
  if (item?.state.kind !== 'waiting') return;
  const stop = new AbortController();
  stops.set(id, stop);
  setState(id, { kind: 'sending', share: 0, lost: false });
  try {
    const job = await sendUntilTaken(item, stop.signal);
    putJob(job);
    if (isSending(id)) setState(id, { kind: 'asked', job: job.id });
    else putJob(await desk.cancelJob({ params: { job: job.id } }));
  } catch (error) {
    if (isSending(id)) setState(id, { kind: 'failed', error });
  } finally {
    stops.delete(id);
  }
}

/** False once it was cancelled. */
const isSending = (id: number) => itemOf(id)?.state.kind === 'sending';

/** Some four minutes in all. */
const WAITS_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 60_000, 60_000];

/** Sends the file and asks for its import; a connection that is lost on the way is waited for. */
async function sendUntilTaken({ id, file, again }: ImportItem, signal: AbortSignal): Promise<Job> {
  const file_name = file.name.slice(-255);
  const tell = (share: number, lost: boolean) => {
    if (isSending(id)) setState(id, { kind: 'sending', share, lost });
  };
  const sender = deskBy(fetchWithProgress((share) => tell(share, false)));
  for (let failures = 0; ; failures += 1) {
    try {
      await refuseUnreadable(file);
      const query = { kind: 'book', file_name } as const;
      const { sha256 } = await sender.uploadFile({ query, body: file, signal });
      return await desk.askJob({
        body: { kind: 'import', input: { sha256, file_name, again } },
        signal,
      });
    } catch (error) {
      const wait = WAITS_MS[failures];
      if (wait === undefined || !isLost(error) || !isSending(id)) throw error;
      tell(0, true);
      await pause(wait, signal);
    }
  }
}

const isLost = (error: unknown) => error instanceof AppError && error.code === 'server.unreachable';

/** A folder, or a file that is gone: to the request it would look like a lost connection. */
async function refuseUnreadable(file: File): Promise<void> {
  await file
    .slice(0, 1)
    .arrayBuffer()
    .catch((cause: unknown) => {
      throw new AppError('usage', 'the browser cannot read it', {
        hint: 'A folder is no book; a file that was moved or renamed has to be chosen again.',
        cause,
      });
    });
}
