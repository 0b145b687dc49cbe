import { useEffect, useId, useRef } from 'react';
import { createStore } from '../store/create-store.ts';

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

/** By the component that offers them. */
const offers = new Map<string, readonly Command[]>();
const all = createStore<readonly Command[]>([]);
export const currentCommands = all.get;
export const useAllCommands = all.use;

function offer(by: string, commands: readonly Command[] | undefined): void {
  offers.delete(by);
  if (commands !== undefined) offers.set(by, commands);
  const byId = new Map([...offers.values()].flat().map((each) => [each.id, each]));
  all.set([...byId.values()]);
}

/**
 * Offers commands while the component is on the page. Only a change of what is said of them
 * (ids, titles, keys) offers them anew; what they run is always the newest.
 */
export function useCommands(commands: readonly Command[]): void {
  const by = useId();
  const newest = useRef(commands);
  useEffect(() => {
    newest.current = commands;
  });
  const said = JSON.stringify(
    commands.map(({ id, title, group, keys, words }) => [id, title, group, keys, words]),
  );
  useEffect(() => {
    const ids = (JSON.parse(said) as [string][]).map(([id]) => id);
    const offered = newest.current
      .filter(({ id }) => ids.includes(id))
      .map((command) => ({
        ...command,
        run: () => newest.current.find(({ id }) => id === command.id)?.run(),
      }));
    offer(by, offered);
    return () => offer(by, undefined);
  }, [by, said]);
}
