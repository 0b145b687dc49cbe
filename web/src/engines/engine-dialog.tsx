import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  AppError,
  type Budget,
  type Estimate,
  type ProviderItem,
  type ScriptItem,
} from '../../../src/contract/index.ts';
import { describeError } from '../data/describe-error.ts';
import { desk } from '../data/desk.ts';
import { putJob } from '../data/jobs.ts';
import { budgetsQuery, estimateQuery, providersQuery } from '../data/spend.ts';
import { CheckField } from '../ui/check-field.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { TextField } from '../ui/field.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Budgets } from './budgets.tsx';
import type { EngineWork } from './engine-button.tsx';
import { EstimateList } from './estimate-list.tsx';
import { amountIn, leftOf, money, nameOf } from './money.ts';

/** Who makes it, what it would cost, and the most that it may: nothing is asked before that is said. */
export default function EngineDialog(props: EngineWork & { onClose: () => void }) {
  const { script, work, title, before, onClose } = props;
  const isRead = work.kind === 'table-read';
  const [chosen, setChosen] = useState(isRead ? '' : HERE);
  const [most, setMost] = useState('');
  const [isUnknownFine, setUnknownFine] = useState(false);
  const engine = chosen === '' ? undefined : chosen;
  const providers = useQuery(providersQuery()).data?.items ?? [];
  const estimated = useQuery(estimateQuery(script.id, { ...work, engine }));
  const budgets = useQuery(budgetsQuery()).data?.items ?? [];
  const estimate = estimated.data?.estimate;
  const isPaid = estimate !== undefined && costs(estimate);
  const amount = amountIn(most) ?? 0;
  const isAmount = amount > 0;
  const isUnknown = isPaid && estimate.total === null;
  const isReady = !isPaid || (isAmount && (!isUnknown || isUnknownFine));
  const ask = useMutation({
    mutationFn: async () => {
      await before?.();
      const { kind, ...input } = work;
      const paying = isPaid
        ? { max_cost: amount, currency: estimate.currency, unknown_price: isUnknownFine }
        : {};
      const named = engine === undefined ? {} : { engine };
      return desk.askJob({
        body: { kind, input: { script: script.id, ...input, ...named, ...paying } },
      });
    },
    onSuccess: (job) => {
      putJob(job);
      onClose();
    },
  });
  return (
    <FormDialog
      title={title}
      description="Choose who makes it. What it would cost is told first, and nothing is asked for before you say so."
      confirm="Ask for it"
      busy={ask.isPending}
      disabled={estimate === undefined || !isReady}
      onConfirm={() => ask.mutate()}
      onClose={onClose}
    >
      <SelectField label="Engine" value={chosen} onValue={setChosen}>
        <option value={isRead ? '' : HERE}>
          {isRead ? 'As the voices are chosen' : 'This machine, offline'}
        </option>
        {providers.filter(isRead ? speaks : draws).map(({ name, host, paid }) => (
          <option key={name} value={name}>
            {isRead ? 'Nobody but ' : ''}
            {name} ({host}, {paid ? 'paid' : 'free'})
          </option>
        ))}
      </SelectField>
      {estimated.error !== null && (
        <ErrorState error={estimated.error} title="It could not be estimated" />
      )}
      {estimate === undefined && estimated.error === null && <Skeleton className="h-16" />}
      {estimate !== undefined && <EstimateList estimate={estimate} />}
      {isPaid && (
        <>
          {!isSettled(script) && (
            <p
              role="alert"
              className="rounded-md border border-warn bg-warn-wash px-3 py-2 text-sm"
            >
              A paid engine works for an approved or active version; this one is {script.status}.
            </p>
          )}
          <TextField
            label={`It may cost at most (${estimate.currency})`}
            inputMode="decimal"
            value={most}
            onChange={({ target }) => setMost(target.value)}
            error={most === '' || isAmount ? undefined : 'An amount, as 2.50.'}
            help={helpOf(budgets, script, estimate.currency)}
          />
          {isUnknown && (
            <CheckField
              label="Also at a price that nobody knows"
              help="The budget then keeps all that it may cost."
              checked={isUnknownFine}
              onChecked={setUnknownFine}
            />
          )}
        </>
      )}
      {ask.error !== null && (
        <ErrorState
          error={ask.error}
          title="It was not asked for"
          describe={(error) => describeRefusal(error, budgets)}
        />
      )}
      <Budgets script={script} />
    </FormDialog>
  );
}

/** By which an engine of this machine is named for pictures. */
const HERE = 'drawn';

const speaks = ({ speech }: ProviderItem): boolean => speech !== null;
const draws = ({ images }: ProviderItem): boolean => images !== null;
const costs = ({ items }: Estimate): boolean =>
  items.some(({ paid, requests }) => paid && requests > 0);
const isSettled = ({ status }: ScriptItem): boolean => status === 'approved' || status === 'active';

/** What is left of the budgets that it counts against. */
function helpOf(budgets: readonly Budget[], { book }: ScriptItem, currency: string): string {
  const own = budgets.filter(
    (each) => each.currency === currency && (each.book === null || each.book.handle === book),
  );
  if (own.length === 0) return `There is no budget in ${currency} yet: set one below.`;
  return own.map((each) => `${nameOf(each)}: ${money(leftOf(each), currency)} left.`).join(' ');
}

/** A budget that has no room is named, with what is left of it. */
function describeRefusal(error: unknown, budgets: readonly Budget[]) {
  const told = describeError(error);
  if (!(error instanceof AppError) || error.code !== 'spend.no_room') return told;
  const { book_id: book = null, currency } = error.details ?? {};
  const full = budgets.find(
    (each) => each.currency === currency && (each.book?.id ?? null) === book,
  );
  if (full === undefined) return told;
  const left = money(leftOf(full), full.currency);
  return {
    message: `The budget “${nameOf(full)}” has ${left} left, of ${money(full.amount, full.currency)}.`,
    hint: 'Set a larger one below, or let it cost less.',
  };
}
