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
import { type FoundGroup, groupFound, neighbour } from './found-groups.ts';
import { FOUND_HEADING, rowId, useFocusOn } from './use-focus-on.ts';

/** Shown of a group until more are asked for. */
const FEW = 8;

interface Reviewed {
  items: readonly FoundCharacter[];
  people: readonly Person[];
}

interface TakenBack {
  run: () => Promise<void>;
}

export type FoundReview = ReturnType<typeof useFoundReview>;

/** Which found one is looked at, and what can be said of it. */
export function useFoundReview({ items, people }: Reviewed) {
  const groups = groupFound(items);
  const [group, setGroup] = useState<FoundGroup | null>(groups.open.length > 0 ? 'open' : null);
  const [chosen, choose] = useState<string>();
  const [opened, setOpened] = useState<string>();
  const [all, setAll] = useState(false);
  const [asksWhom, setAsksWhom] = useState(false);
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<readonly TakenBack[]>([]);
  const focusOn = useFocusOn();
  const listed = group === null ? [] : groups[group];
  const at = listed.findIndex(({ id }) => id === chosen);
  const current = listed[at];

  const goTo = (one: FoundCharacter | undefined) => {
    choose(one?.id);
    if (opened !== undefined) setOpened(one?.id);
    focusOn(one === undefined ? FOUND_HEADING : rowId(one));
  };
  const remember =
    (one: FoundCharacter): Remember =>
    (takeBack) => {
      const entry: TakenBack = {
        run: async () => {
          setDone((entries) => entries.filter((each) => each !== entry));
          await takeBack();
          setGroup(group);
          choose(one.id);
          focusOn(rowId(one));
        },
      };
      setDone((entries) => [...entries, entry]);
      return entry.run;
    };
  /** Something is asked of the desk about somebody, who is busy until it is there. */
  const ask = async (one: FoundCharacter, does: Promise<void>, failed: string) => {
    setAsked((ids) => new Set([...ids, one.id]));
    await does.catch((error) => toastError(failed, error));
    setAsked((ids) => new Set([...ids].filter((id) => id !== one.id)));
  };
  /** The same where it leaves the list: the next one is looked at meanwhile. */
  const decide = (one: FoundCharacter, does: Promise<void>, failed: string) => {
    goTo(neighbour(listed, one.id, 1, asked));
    void ask(one, does, `${one.name} ${failed}`);
  };
  return {
    groups,
    group,
    setGroup: (of: FoundGroup) => {
      setGroup(of === group ? null : of);
      setAll(false);
    },
    listed,
    /** Those of the list that are on the page. */
    shown: all ? listed : listed.slice(0, Math.max(FEW, at + 1)),
    showAll: () => {
      const further = listed[FEW];
      setAll(true);
      if (further !== undefined) focusOn(rowId(further));
    },
    current,
    choose,
    opened,
    /** Opens somebody's quotations and goes to a part of them. */
    open: (one: FoundCharacter, elementId: string) => {
      setOpened(one.id);
      focusOn(elementId);
    },
    toggle: (id: string) => setOpened(opened === id ? undefined : id),
    isBusy: ({ id }: FoundCharacter) => asked.has(id),
    people,
    items,
    asksWhom,
    setAsksWhom,
    go: (by: 1 | -1) => goTo(neighbour(listed, chosen, by) ?? current),
    confirm: (one: FoundCharacter) =>
      decide(one, confirmFound(one, remember(one)), 'was not confirmed'),
    merge: (one: FoundCharacter, into: Person) =>
      decide(one, mergeFound(one, into, remember(one)), 'was not merged'),
    dismiss: (one: FoundCharacter) =>
      decide(one, dismissFound(one, remember(one)), 'was not dismissed'),
    reopen: (one: FoundCharacter) => decide(one, reopenFound(one), 'was not reopened'),
    split: (one: FoundCharacter, alias: string) => {
      focusOn(rowId(one));
      void ask(one, splitFound(one, alias, remember(one)), `${alias} was not split off`);
    },
    canUndo: done.length > 0,
    undo: () =>
      void done
        .at(-1)
        ?.run()
        .catch((error) => toastError('It was not undone', error)),
  };
}
