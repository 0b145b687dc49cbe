import type { Budget } from '../../../src/contract/index.ts';

/** Up to six places, as prices of one character are told. */
export const money = (amount: number | null, currency: string): string =>
  amount === null ? 'unknown' : `${Number(amount.toFixed(6))} ${currency}`;

export const leftOf = ({ amount, used }: Budget): number =>
  Math.max(0, Number((amount - used).toFixed(6)));

export const nameOf = ({ book }: Budget): string => book?.title ?? 'All books';
