import { useMutation } from '@tanstack/react-query';
import type { FindingDecision, FindingList } from '../../../src/contract/index.ts';
import { describeError } from '../data/describe-error.ts';
import { desk } from '../data/desk.ts';
import { queryClient } from '../data/query-client.ts';
import { findingsQuery } from '../data/versions.ts';
import { toast } from '../ui/toast-store.ts';

export interface Deciding {
  finding: string;
  decision: FindingDecision;
  reason?: string;
}

/** Decides about an item of a version; it shows at once, and is asked anew when the desk has it. */
export function useDecide(script: string): (deciding: Deciding) => void {
  const { queryKey } = findingsQuery(script);
  const { mutate } = useMutation({
    mutationFn: ({ finding, ...body }: Deciding) =>
      desk.decideFinding({ params: { script, finding }, body }),
    onMutate: async (deciding) => {
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData<FindingList>(queryKey, (list) => list && decided(list, deciding));
    },
    onError: (error) => toast({ tone: 'bad', title: describeError(error).message }),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  return mutate;
}

function decided(list: FindingList, { finding, decision, reason }: Deciding): FindingList {
  return {
    ...list,
    items: list.items.map((item) =>
      item.id === finding ? { ...item, state: decision, reason: reason ?? null } : item,
    ),
  };
}
