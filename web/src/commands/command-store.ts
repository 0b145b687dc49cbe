import { useEffect, useRef, useSyncExternalStore } from 'react';

/** One thing that can be done from where the person is: in the palette, and by its keys. */
export interface Command {
  /** Unique; of two with one id the later holds. */
  id: string;
  title: string;
  /** Heading under which it is listed. */
  group: string;
  /** `mod+enter`, `g b`: see keys.ts. */
  keys?: string | undefined;
  /** More words by which it is found. */
  words?: string | undefined;
  run: () => void;
}

let sources: readonly { key: object; commands: readonly Command[] }[] = [];
let all: readonly Command[] = [];
const listeners = new Set<() => void>();

function set(next: typeof sources): void {
  sources = next;
  const byId = new Map(sources.flatMap(({ commands }) => commands).map((each) => [each.id, each]));
  all = [...byId.values()];
  for (const listener of listeners) listener();
}

export function currentCommands(): readonly Command[] {
  return all;
}

export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentCommands);
}

/**
 * Offers commands while the component is on the page. Only a change of what is said of them
 * (ids, titles, keys) offers them anew; what they run is always the newest.
 */
export function useCommands(commands: readonly Command[]): void {
  const newest = useRef(commands);
  useEffect(() => {
    newest.current = commands;
  });
  const said = JSON.stringify(
    commands.map(({ id, title, group, keys, words }) => [id, title, group, keys, words]),
  );
  useEffect(() => {
    const key = {};
    const ids = (JSON.parse(said) as [string][]).map(([id]) => id);
    const offered = newest.current
      .filter(({ id }) => ids.includes(id))
      .map((command) => ({
        ...command,
        run: () => newest.current.find(({ id }) => id === command.id)?.run(),
      }));
    set([...sources, { key, commands: offered }]);
    return () => set(sources.filter((each) => each.key !== key));
  }, [said]);
}
