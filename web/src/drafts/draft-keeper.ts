import { AppError } from '../../../src/contract/index.ts';
import { createStore, type Store } from '../store/create-store.ts';
import { copiesOf, dropCopy, keepCopy, type LocalCopy } from './local-copies.ts';
import { isOpenElsewhere, tabId } from './tab-id.ts';

/** A text of the server, and the tag by which it takes an edit of it. */
export interface Saved {
  text: string;
  etag: string;
}

export type SaveState =
  | { kind: 'saved' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  /** The server did not take it for now; it is sent again by itself. */
  | { kind: 'waiting'; error: AppError }
  /** Another tab or person changed the draft: two texts, and a choice to make. */
  | { kind: 'conflict'; theirs: Saved; mine: string }
  /** The server takes no edit of this version any more, or not this text. */
  | { kind: 'refused'; error: unknown; mine: string };

export interface DraftSnapshot {
  /** What the editor has to hold: changes only when a text comes from elsewhere. */
  text: string;
  state: SaveState;
  /** When what was found typed and unsaved had been typed; null where nothing was found. */
  recovered: number | null;
}

export interface DraftServer {
  write(text: string, etag: string): Promise<Saved>;
  read(): Promise<Saved>;
}

/** Between the last key and the sending; and at most this long while keys keep coming. */
const SEND_AFTER_MS = 800;
const SEND_AT_LAST_MS = 5_000;
/** Between a key and the copy in this browser. */
const KEEP_AFTER_MS = 100;
const RETRY_MS = [1_000, 2_000, 4_000, 8_000];

const WAITED_FOR = new Set([
  'server.unreachable',
  'http.unauthenticated',
  'http.too_many_requests',
  'db.busy',
  'db.unreachable',
  'db.locked',
  'storage.full',
  'internal',
]);

/**
 * Keeps what is typed into one draft: at once in this browser, soon on the server, and only over the
 * text that was edited. Nothing that was typed goes before the server has it or its writer let it go.
 */
export class DraftKeeper {
  readonly #script: string;
  readonly #server: DraftServer;
  readonly #channel = new BroadcastChannel('goldenrod.drafts');
  readonly #store: Store<DraftSnapshot>;
  #etag: string;
  /** Reads the editor; undefined while nothing is unsaved. */
  #read: (() => string) | undefined;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #sendTimer: ReturnType<typeof setTimeout> | undefined;
  #unsavedSince = 0;
  #failures = 0;
  #sending: Promise<void> | undefined;
  /** Writes of the local copy take turns, so that an older one never ends last. */
  #keeping: Promise<void> = Promise.resolve();

  constructor(script: string, saved: Saved, server: DraftServer) {
    this.#script = script;
    this.#server = server;
    this.#etag = saved.etag;
    this.#store = createStore<DraftSnapshot>({
      text: saved.text,
      state: { kind: 'saved' },
      recovered: null,
    });
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === script) void this.look();
    };
    window.addEventListener('pagehide', this.#keepNow);
    document.addEventListener('visibilitychange', this.#keepNow);
    window.addEventListener('online', this.#retryNow);
    window.addEventListener('focus', this.#retryNow);
  }

  subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  snapshot = (): DraftSnapshot => this.#store.get();

  /** Takes up what an earlier visit typed and could not save; call once, before anything is typed. */
  async recover(): Promise<void> {
    const copy = await this.#findCopy().catch(() => undefined);
    if (copy === undefined || this.#read !== undefined) return;
    if (copy.text === this.snapshot().text) return this.#drop(copy.tab);
    this.#read = () => copy.text;
    this.#unsavedSince = Date.now();
    if (copy.etag !== this.#etag) {
      const theirs = { text: this.snapshot().text, etag: this.#etag };
      const state = { kind: 'conflict', theirs, mine: copy.text } as const;
      this.#set({ text: copy.text, state, recovered: copy.at });
    } else {
      this.#set({ text: copy.text, state: { kind: 'unsaved' }, recovered: copy.at });
      this.#sendSoon();
    }
    await this.#keep();
    if (copy.tab !== (await tabId())) await this.#drop(copy.tab);
  }

  /** After each change in the editor. */
  edit = (read: () => string): void => {
    this.#read = read;
    this.#keepTimer ??= setTimeout(this.#keepWhenIdle, KEEP_AFTER_MS);
    const { state } = this.snapshot();
    if (state.kind === 'conflict') return;
    if (state.kind === 'saved' || state.kind === 'refused') {
      this.#unsavedSince = Date.now();
      this.#set({ state: { kind: 'unsaved' } });
    }
    if (state.kind !== 'waiting') this.#sendSoon();
  };

  /** Sends what is unsaved now; resolves when the server has all of it, rejects where it cannot. */
  flush = async (): Promise<void> => {
    await this.#sending;
    if (this.#read !== undefined && this.snapshot().state.kind !== 'conflict') await this.#send();
    const { state } = this.snapshot();
    if (state.kind === 'waiting' || state.kind === 'refused') throw state.error;
    if (state.kind === 'conflict') {
      throw new AppError('http.lost_update', 'another tab changed this draft', {
        hint: 'Choose first which text it goes on with.',
      });
    }
  };

  /** Looks whether the server has another text by now. */
  look = async (): Promise<void> => {
    const before = this.#etag;
    const current = await this.#server.read().catch(() => undefined);
    // Saved meanwhile: the answer may be older than that.
    if (current !== undefined && this.#etag === before) this.serverHas(current);
  };

  /** The server's text, as some other request has seen it. */
  serverHas = (current: Saved): void => {
    if (current.etag === this.#etag || this.#sending !== undefined) return;
    if (this.#read === undefined) {
      this.#etag = current.etag;
      this.#set({ text: current.text, state: { kind: 'saved' } });
    } else this.#clash(current);
  };

  /** Goes on with the server's text; what was typed is let go, and can be undone in the editor. */
  takeTheirs = async (): Promise<void> => {
    const { state } = this.snapshot();
    if (state.kind !== 'conflict') return;
    this.#etag = state.theirs.etag;
    this.#read = undefined;
    this.#set({ text: state.theirs.text, state: { kind: 'saved' }, recovered: null });
    await this.#drop(await tabId());
  };

  /** Goes on with what was typed, over the server's text. */
  takeMine = async (): Promise<void> => {
    const { state } = this.snapshot();
    if (state.kind !== 'conflict') return;
    this.#etag = state.theirs.etag;
    const mine = this.#read?.() ?? state.mine;
    this.#set({ text: mine, state: { kind: 'unsaved' }, recovered: null });
    await this.#send();
  };

  /** What was typed is somewhere else by now: this draft goes on as the server has it. */
  letGo = async (): Promise<void> => {
    this.#read = undefined;
    clearTimeout(this.#sendTimer);
    await this.#drop(await tabId());
  };

  dismissRecovered = (): void => this.#set({ recovered: null });

  /** Keeps what is unsaved; what can be sent is sent. */
  close = (): void => {
    this.#keepNow();
    const { kind } = this.snapshot().state;
    clearTimeout(this.#sendTimer);
    if (this.#read !== undefined && kind !== 'conflict' && kind !== 'refused') void this.#send();
    this.#channel.onmessage = null;
    window.removeEventListener('pagehide', this.#keepNow);
    document.removeEventListener('visibilitychange', this.#keepNow);
    window.removeEventListener('online', this.#retryNow);
    window.removeEventListener('focus', this.#retryNow);
  };

  #set(change: Partial<DraftSnapshot>): void {
    this.#store.set({ ...this.snapshot(), ...change });
  }

  #sendSoon(): void {
    clearTimeout(this.#sendTimer);
    const left = this.#unsavedSince + SEND_AT_LAST_MS - Date.now();
    this.#sendTimer = setTimeout(
      () => void this.#send(),
      Math.max(0, Math.min(SEND_AFTER_MS, left)),
    );
  }

  #send(): Promise<void> {
    clearTimeout(this.#sendTimer);
    this.#sending ??= this.#sendOnce().finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  async #sendOnce(): Promise<void> {
    const read = this.#read;
    if (read === undefined) return;
    const text = read();
    this.#set({ state: { kind: 'saving' } });
    try {
      const saved = await this.#server.write(text, this.#etag);
      await this.#taken(read, saved);
    } catch (error) {
      await this.#notTaken(error, text);
    }
  }

  async #taken(read: () => string, saved: Saved): Promise<void> {
    this.#etag = saved.etag;
    this.#failures = 0;
    this.#channel.postMessage(this.#script);
    if (this.#read === read) {
      this.#read = undefined;
      this.#set({ text: saved.text, state: { kind: 'saved' } });
      await this.#drop(await tabId());
    } else {
      this.#unsavedSince = Date.now();
      this.#set({ state: { kind: 'unsaved' } });
      this.#keepNow();
      this.#sendSoon();
    }
  }

  async #notTaken(error: unknown, mine: string): Promise<void> {
    if (error instanceof AppError && error.code === 'http.lost_update') {
      const current = await this.#server.read().catch(() => undefined);
      if (current !== undefined) return this.#clash(current);
    }
    if (
      error instanceof AppError &&
      (WAITED_FOR.has(error.code) || error.code === 'http.lost_update')
    ) {
      this.#set({ state: { kind: 'waiting', error } });
      const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)];
      this.#failures += 1;
      this.#sendTimer = setTimeout(() => void this.#send(), wait);
      return;
    }
    this.#set({ state: { kind: 'refused', error, mine } });
  }

  #clash(theirs: Saved): void {
    const mine = this.#read?.() ?? this.snapshot().text;
    clearTimeout(this.#sendTimer);
    if (mine === theirs.text) {
      this.#etag = theirs.etag;
      this.#read = undefined;
      this.#set({ state: { kind: 'saved' }, recovered: null });
      void tabId().then((tab) => this.#drop(tab));
    } else this.#set({ state: { kind: 'conflict', theirs, mine } });
  }

  #retryNow = (): void => {
    if (this.snapshot().state.kind === 'waiting') void this.#send();
  };

  /** A copy of a long script takes a moment, which the next key is not to wait for. */
  #keepWhenIdle = (): void => {
    // Safari has no requestIdleCallback.
    if (typeof requestIdleCallback !== 'function') this.#keepNow();
    else requestIdleCallback(this.#keepNow, { timeout: KEEP_AFTER_MS });
  };

  #keepNow = (): void => {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    if (this.#read !== undefined) void this.#keep();
  };

  #keep(): Promise<void> {
    return this.#inTurn(async () => {
      const tab = await tabId();
      const text = this.#read?.();
      if (text === undefined) return;
      await keepCopy({ script: this.#script, tab, text, etag: this.#etag, at: Date.now() });
    });
  }

  #drop(tab: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#read !== undefined && tab === (await tabId())) return;
      await dropCopy({ script: this.#script, tab });
    });
  }

  /** A browser that keeps nothing is no reason to stop: the server has the text a moment later. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#keeping = this.#keeping.then(work).catch(() => undefined);
    return this.#keeping;
  }

  /** Of this tab, or of one that is closed. */
  async #findCopy(): Promise<LocalCopy | undefined> {
    for (const copy of await copiesOf(this.#script)) {
      if (!(await isOpenElsewhere(copy.tab))) return copy;
    }
    return undefined;
  }
}
