import { z } from 'zod';
import { PageQuery, page } from '../page.ts';
import { Budget, BudgetInput, Estimate, EstimateInput, ProviderItem, SpentRow } from '../spend.ts';
import { ScriptParams } from './names.ts';
import { operationOf } from './operation-of.ts';
import { ScriptItem } from './scripts.ts';

const spend = operationOf('Spend');

export const spendOperations = {
  listProviders: spend('listProviders', {
    does: ['get', '/v1/providers', 'List who speaks and draws over the network, and what each can'],
    answer: page(ProviderItem),
  }),
  estimateProduction: spend('estimateProduction', {
    cost: 'work',
    does: [
      'post',
      '/v1/scripts/{script}/estimate',
      'Tell what engines over the network would be asked for a job on a script, and cost; none is asked',
    ],
    params: ScriptParams,
    body: EstimateInput,
    answer: z.object({ script: ScriptItem, estimate: Estimate }),
  }),
  listBudgets: spend('listBudgets', {
    does: ['get', '/v1/budgets', 'List what you may spend on paid engines, and what is used of it'],
    answer: page(Budget),
  }),
  setBudget: spend('setBudget', {
    does: [
      'put',
      '/v1/budgets',
      'Set what you may spend from the first day on, in all or on a book',
    ],
    body: BudgetInput,
    answer: page(Budget),
  }),
  listSpend: spend('listSpend', {
    does: ['get', '/v1/spend', 'List what was estimated, booked and paid, newest first'],
    query: PageQuery.extend({
      /** Id, handle or title of a book; left out: of all. */
      book: z.string().trim().min(1).max(500).optional(),
    }),
    answer: page(SpentRow),
  }),
};
