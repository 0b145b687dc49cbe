import { useState } from 'react';
import type { FoundCharacter } from '../../../../src/contract/index.ts';
import { type FoundGroup, groupFound, neighbour } from './found-groups.ts';
import { FOUND_HEADING, rowId, useFocusOn } from './use-focus-on.ts';

/** Shown of a group until more are asked for. */
const FEW = 8;

/** Which group of those found is listed, who of it is looked at, and whose quotations are open. */
export function useFoundList(items: readonly FoundCharacter[]) {
  const groups = groupFound(items);
  const [group, setGroup] = useState<FoundGroup | null>(groups.open.length > 0 ? 'open' : null);
  const [chosen, choose] = useState<string>();
  const [opened, setOpened] = useState<string>();
  const [all, setAll] = useState(false);
  const focusOn = useFocusOn();
  const listed = group === null ? [] : groups[group];
  const at = listed.findIndex(({ id }) => id === chosen);
  const current = listed[at];
  const goTo = (one: FoundCharacter | undefined) => {
    choose(one?.id);
    if (opened !== undefined) setOpened(one?.id);
    focusOn(one === undefined ? FOUND_HEADING : rowId(one));
  };
  return {
    groups,
    group,
    /** The group that is listed already is hidden. */
    toggleGroup: (of: FoundGroup) => {
      setGroup(of === group ? null : of);
      setAll(false);
    },
    listed,
    /** Those of the list that are on the page. */
    shown: all ? listed : listed.slice(0, Math.max(FEW, at + 1)),
    showAll: () => {
      const [further] = listed.slice(FEW);
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
    focusOn,
    go: (by: 1 | -1) => goTo(neighbour(listed, chosen, by) ?? current),
    /** @param passed those who are passed over */
    goOn: (from: FoundCharacter, passed: ReadonlySet<string>) =>
      goTo(neighbour(listed, from.id, 1, passed)),
    /** Shows somebody in a group where it is to be by now. */
    show: (one: FoundCharacter, of: FoundGroup | null) => {
      setGroup(of);
      choose(one.id);
      focusOn(rowId(one));
    },
  };
}
