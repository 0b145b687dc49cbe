import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ScriptItemDetail } from '../../../src/contract/index.ts';
import { carryLines } from '../../../src/screenplay/carry-lines.ts';
import { parseFountain } from '../../../src/screenplay/fountain/parse.ts';
import type { Screenplay } from '../../../src/screenplay/types.ts';
import { isNotFound } from '../data/is-not-found.ts';
import { movesQuery, scriptQuery } from '../data/scripts.ts';
import { evaluationsQuery } from '../data/versions.ts';
import { evaluationItems, type FeedbackItem, rejectionItems } from './feedback-items.ts';
import type { Place } from './line-chips.tsx';
import { useTicked } from './use-ticked.ts';

export interface CarriedItem extends FeedbackItem {
  places: readonly Place[];
  ticked: boolean;
}

export interface ParentFeedback {
  /** The version that it was said of. */
  parent: { style: string; version: number };
  items: readonly CarriedItem[];
  tick: (item: string, on: boolean) => void;
}

export interface ParentFeedbackQuery {
  /** Undefined where nothing was said, or as long as it is not known. */
  data: ParentFeedback | undefined;
  error: unknown;
  retry: () => void;
}

/**
 * What was said of the version that a draft was made from, to be worked through: the newest
 * evaluation and the rejection, each line of them carried to where its element is now.
 *
 * @param now the draft as it was read last; undefined before that
 */
export function useParentFeedback(
  script: ScriptItemDetail,
  now: Screenplay | undefined,
): ParentFeedbackQuery {
  const id = script.parent_id ?? '';
  const enabled = script.status === 'draft' && script.parent_id !== null;
  const parent = useQuery({ ...scriptQuery(id), enabled });
  const evaluations = useQuery({ ...evaluationsQuery(id), enabled });
  const moves = useQuery({ ...movesQuery(id), enabled });
  const { ticked, tick } = useTicked(script.id);
  const text = parent.data?.text;
  const before = useMemo(() => (text === undefined ? undefined : parseFountain(text)), [text]);
  const said = useMemo(
    () => [
      ...rejectionItems(moves.data?.items ?? []),
      ...evaluationItems(evaluations.data?.items[0]),
    ],
    [moves.data, evaluations.data],
  );
  const placed = useMemo(() => {
    if (before === undefined || now === undefined || said.length === 0) return undefined;
    const carry = carryLines(before, now);
    return said.map((item) => ({
      ...item,
      places: item.lines.map((line) => ({ line, now: carry(line) })),
    }));
  }, [before, now, said]);
  const items = useMemo(
    () => placed?.map((item) => ({ ...item, ticked: ticked.has(item.id) })),
    [placed, ticked],
  );
  const data =
    parent.data === undefined || items === undefined
      ? undefined
      : { parent: parent.data, items, tick };
  const queries = [parent, evaluations, moves];
  return {
    data,
    // A parent that was deleted has nothing to say any more.
    error: queries.map(({ error }) => error).find((error) => error !== null && !isNotFound(error)),
    retry: () => {
      for (const query of queries) if (query.error !== null) void query.refetch();
    },
  };
}
