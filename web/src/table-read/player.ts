import { createStore, type Store } from '../store/create-store.ts';
import { beginAt, type PlayedLine, pauseBetween, playlistOf } from './playlist.ts';

export interface PlayerState {
  /** The element that is heard, or will be when it goes on; null while it is stopped. */
  element: string | null;
  playing: boolean;
  /** Why a line could not be heard; null where nothing went wrong. */
  error: unknown;
}

const STOPPED: PlayerState = { element: null, playing: false, error: null };

export interface Player {
  state: Store<PlayerState>;
  /** Takes up other takes; what is heard goes on. */
  setLines(lines: Parameters<typeof playlistOf>[0]): void;
  /** From an element; null from the first. */
  play(from: string | null): void;
  pause(): void;
  resume(): void;
  /** Goes to another line, so many before or behind. */
  step(by: number): void;
  stop(): void;
}

/** Plays takes one after the other; the one that comes next is fetched meanwhile. */
export function createPlayer(read: (url: string) => Promise<Blob>): Player {
  const state = createStore<PlayerState>(STOPPED);
  const audio = new Audio();
  let all: Parameters<typeof playlistOf>[0] = [];
  let lines: readonly PlayedLine[] = [];
  /** What was asked for last: an answer to anything before it comes too late. */
  let turn = 0;
  let source: string | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let ready = new Map<string, Promise<Blob>>();

  const place = () => lines.findIndex(({ element }) => element === state.get().element);
  const fetchAt = (at: number) =>
    lines.slice(at, at + 2).map(({ url }) => {
      const sound = ready.get(url) ?? read(url);
      // It is told when its turn comes.
      sound.catch(() => undefined);
      return [url, sound] as const;
    });
  const silence = () => {
    turn += 1;
    clearTimeout(waiting);
    audio.pause();
  };
  const start = async (at: number) => {
    silence();
    const mine = turn;
    const line = lines[at];
    if (line === undefined) return state.set(STOPPED);
    state.set({ element: line.element, playing: true, error: null });
    ready = new Map(fetchAt(at));
    try {
      const sound = await ready.get(line.url);
      if (mine !== turn || sound === undefined) return;
      if (source !== undefined) URL.revokeObjectURL(source);
      source = URL.createObjectURL(sound);
      audio.src = source;
      await audio.play();
    } catch (error) {
      if (mine === turn) state.set({ element: line.element, playing: false, error });
    }
  };
  audio.addEventListener('ended', () => {
    const at = place();
    const [line, next] = [lines[at], lines[at + 1]];
    if (line === undefined || next === undefined) return stop();
    waiting = setTimeout(() => void start(at + 1), pauseBetween(line, next));
  });
  const stop = () => {
    silence();
    ready = new Map();
    state.set(STOPPED);
  };
  return {
    state,
    setLines: (next) => {
      all = next;
      lines = playlistOf(next);
      if (state.get().element !== null && place() === -1) stop();
    },
    play: (from) => void start(beginAt(all, from)),
    pause: () => {
      silence();
      state.set({ ...state.get(), playing: false });
    },
    resume: () => {
      const isWithin = audio.currentTime > 0 && !audio.ended && state.get().error === null;
      if (!isWithin) return void start(Math.max(0, place()));
      state.set({ ...state.get(), playing: true });
      audio.play().catch((error: unknown) => state.set({ ...state.get(), playing: false, error }));
    },
    step: (by) => void start(Math.min(Math.max(0, place() + by), lines.length - 1)),
    stop,
  };
}
