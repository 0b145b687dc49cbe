import { useState } from 'react';
import type { FoundCharacter } from '../../../../src/contract/index.ts';
import { toastError } from '../../data/toast-error.ts';
import type { Person } from '../character-list.tsx';
import {
  confirmFound,
  dismissFound,
  mergeFound,
  type Remember,
  reopenFound,
  splitFound,
} from './decide-found.ts';
import { rowId } from './use-focus-on.ts';
import { useFoundList } from './use-found-list.ts';

interface Reviewed {
  items: readonly FoundCharacter[];
  people: readonly Person[];
}

interface Done {
  takeBack: () => Promise<void>;
}

export type FoundReview = ReturnType<typeof useFoundReview>;

/** Which found one is looked at, and what can be said of it. */
export function useFoundReview({ items, people }: Reviewed) {
  const list = useFoundList(items);
  const [asksWhom, setAsksWhom] = useState(false);
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<readonly Done[]>([]);
  const remember =
    (one: FoundCharacter): Remember =>
    (takeBack) => {
      const entry: Done = {
        takeBack: async () => {
          setDone((entries) => entries.filter((each) => each !== entry));
          const undone = takeBack();
          // It is looked at as soon as it is on the page, and not when all else of the page is up to date:
          // by then somebody else may be looked at.
          list.show(one, list.group);
          await undone;
        },
      };
      setDone((entries) => [...entries, entry]);
      return entry.takeBack;
    };
  /** Something is asked of the desk about somebody, who is busy until it is there. */
  const ask = async (one: FoundCharacter, does: Promise<void>, failed: string) => {
    setAsked((ids) => new Set([...ids, one.id]));
    await does.catch((error) => toastError(failed, error));
    setAsked((ids) => new Set([...ids].filter((id) => id !== one.id)));
  };
  /** The same where it leaves the list: the next one is looked at meanwhile. */
  const decide = (one: FoundCharacter, does: Promise<void>, failed: string) => {
    list.goOn(one, asked);
    void ask(one, does, `${one.name} ${failed}`);
  };
  return {
    ...list,
    items,
    people,
    isBusy: ({ id }: FoundCharacter) => asked.has(id),
    asksWhom,
    setAsksWhom,
    confirm: (one: FoundCharacter) =>
      decide(one, confirmFound(one, remember(one)), 'was not confirmed'),
    merge: (one: FoundCharacter, into: Person) =>
      decide(one, mergeFound(one, into, remember(one)), 'was not merged'),
    dismiss: (one: FoundCharacter) =>
      decide(one, dismissFound(one, remember(one)), 'was not dismissed'),
    reopen: (one: FoundCharacter) => decide(one, reopenFound(one), 'was not reopened'),
    split: (one: FoundCharacter, alias: string) => {
      list.focusOn(rowId(one));
      void ask(one, splitFound(one, alias, remember(one)), `${alias} was not split off`);
    },
    canUndo: done.length > 0,
    undo: () =>
      void done
        .at(-1)
        ?.takeBack()
        .catch((error) => toastError('It was not undone', error)),
  };
}
