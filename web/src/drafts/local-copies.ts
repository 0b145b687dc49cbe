/** What was typed into a draft and has not reached the server. */
export interface LocalCopy {
  script: string;
  tab: string;
  text: string;
  /** ETag of the text that was edited. */
  etag: string;
  /** Milliseconds since 1970. */
  at: number;
}

const STORE = 'copies';
let opening: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('goldenrod', 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore(STORE, { keyPath: ['script', 'tab'] });
      store.createIndex('script', 'script');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

/** Resolves when the browser has it: a crash of the page does not lose it. */
export async function keepCopy(copy: LocalCopy): Promise<void> {
  await run('readwrite', (store) => store.put(copy));
}

export async function dropCopy({ script, tab }: Pick<LocalCopy, 'script' | 'tab'>): Promise<void> {
  await run('readwrite', (store) => store.delete([script, tab]));
}

/** The copies of a draft, of this tab and others, newest first. */
export async function copiesOf(script: string): Promise<LocalCopy[]> {
  const found = await run<LocalCopy[]>('readonly', (store) => store.index('script').getAll(script));
  return found.sort((a, b) => b.at - a.at);
}

async function run<Result>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<Result> {
  const db = await open();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(STORE, mode);
    const request = ask(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result as Result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}
