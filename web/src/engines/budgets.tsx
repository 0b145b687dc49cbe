import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Budget, ScriptItem, SpentRow } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { desk } from '../data/desk.ts';
import { queryClient } from '../data/query-client.ts';
import { budgetsQuery, spendQuery } from '../data/spend.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { TextField } from '../ui/field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { amountIn, leftOf, money, nameOf } from './money.ts';

/** What may be spent, in all and on the book, and what was. */
export function Budgets({ script }: { script: ScriptItem }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="rounded-md border border-line px-3 py-2 text-sm"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="cursor-pointer font-medium">Budgets, and what was spent</summary>
      {isOpen && (
        <div className="flex flex-col gap-4 pt-3">
          <BudgetList />
          <SetBudget script={script} />
          <SpendList />
        </div>
      )}
    </details>
  );
}

function BudgetList() {
  const budgets = useQuery(budgetsQuery());
  if (budgets.error !== null) {
    return <ErrorState error={budgets.error} title="The budgets could not be loaded" />;
  }
  const items = budgets.data?.items ?? [];
  if (items.length === 0) return <p className="text-soft">No budget is set: nothing is paid.</p>;
  return (
    <ul aria-label="Budgets" className="flex flex-col gap-1">
      {items.map((each) => (
        <li key={keyOf(each)} className="flex flex-wrap justify-between gap-x-4">
          <span className="break-words">{nameOf(each)}</span>
          <span className="tabular-nums">
            {money(leftOf(each), each.currency)} left of {money(each.amount, each.currency)}
          </span>
        </li>
      ))}
    </ul>
  );
}

const keyOf = ({ book, currency }: Budget): string => `${book?.id ?? ''} ${currency}`;

/** Not a form: it stands within one. */
function SetBudget({ script }: { script: ScriptItem }) {
  const [of, setOf] = useState<'all' | 'book'>('all');
  const [text, setText] = useState('');
  const amount = amountIn(text);
  const [book] = script.handle.split('/');
  const set = useMutation({
    mutationFn: (amount: number) =>
      desk.setBudget({ body: { amount, ...(of === 'book' ? { book } : {}) } }),
    onSuccess: (budgets) => {
      queryClient.setQueryData(budgetsQuery().queryKey, budgets);
      setText('');
    },
  });
  const save = () => {
    if (amount !== undefined) set.mutate(amount);
  };
  return (
    <div className="flex flex-wrap items-end gap-2">
      <SelectField
        label="Budget of"
        className="w-40"
        value={of}
        onValue={(value) => setOf(value === 'book' ? 'book' : 'all')}
      >
        <option value="all">All books</option>
        {script.book !== null && <option value="book">This book</option>}
      </SelectField>
      <TextField
        label="Amount (USD)"
        inputMode="decimal"
        className="w-28"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          save();
        }}
      />
      <Button disabled={amount === undefined} busy={set.isPending} onClick={save}>
        Set budget
      </Button>
      {set.error !== null && <ErrorState error={set.error} title="The budget was not set" />}
    </div>
  );
}

function SpendList() {
  const spend = useInfiniteQuery(spendQuery());
  const rows = spend.data?.pages.flatMap(({ items }) => items) ?? [];
  if (spend.error !== null) {
    return <ErrorState error={spend.error} title="What was spent could not be loaded" />;
  }
  if (rows.length === 0) return <p className="text-soft">Nothing was asked of a paid engine.</p>;
  return (
    <div className="flex flex-col gap-2">
      <ul aria-label="Spent" className="flex flex-col gap-1">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap justify-between gap-x-4">
            <span>
              {row.created_at.slice(0, 16).replace('T', ' ')} {what(row)}
            </span>
            <span className="tabular-nums">{cameTo(row)}</span>
          </li>
        ))}
      </ul>
      {spend.hasNextPage && (
        <Button
          size="sm"
          className="self-start"
          busy={spend.isFetchingNextPage}
          onClick={() => void spend.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

const what = ({ kind, purpose, units, unit, host, state }: SpentRow): string =>
  kind === 'estimate'
    ? `estimate, ${purpose}`
    : `${plural(units ?? 0, unit ?? '')}, ${host}, ${state}`;

function cameTo({ kind, state, estimated, actual, currency }: SpentRow): string {
  const isOver = kind === 'part' && state !== 'booked';
  return isOver ? money(actual, currency) : `${money(estimated, currency)} estimated`;
}
