import type { PrintedModel } from './model.ts';

export const WEIGHTS: PrintedModel = {
  first: { hidden: 48, unit: 0, weights: '' },
  second: { hidden: 48, unit: 0, weights: '' },
  right: [],
};
