import { useEffect, useReducer, useRef } from 'react';
import type { FoundCharacter } from '../../../../src/contract/index.ts';
import { dialogIsOpen } from '../../ui/dialog-is-open.ts';
import { returnFocusTo } from '../../ui/return-focus.ts';

/** Where the focus goes when nobody is left in the list. */
export const FOUND_HEADING = 'found';

/** By which the row of a found one is found: its name, which is a button. */
export const rowId = ({ id }: Pick<FoundCharacter, 'id'>): string => `found-${id}`;

/** Gives the focus to an element as soon as it is on the page, and no dialog before it. */
export function useFocusOn(): (elementId: string) => void {
  const wanted = useRef<string>(undefined);
  const [, look] = useReducer((times: number) => times + 1, 0);
  useEffect(() => {
    const element = wanted.current === undefined ? null : document.getElementById(wanted.current);
    if (element === null) return;
    wanted.current = undefined;
    element.scrollIntoView({ block: 'nearest' });
    if (!dialogIsOpen()) element.focus({ preventScroll: true });
  });
  return (elementId) => {
    wanted.current = elementId;
    look();
    returnFocusTo(() => document.getElementById(elementId));
  };
}
