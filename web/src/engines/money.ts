import type { Budget } from '../../../src/contract/index.ts';

/** Up to six places, as prices of one character are told. */
export const money = (amount: number | null, currency: string): string =>
  amount === null ? 'unknown' : `${Number(amount.toFixed(6))} ${currency}`;

export const leftOf = ({ amount, used }: Budget): number =>
  Math.max(0, Number((amount - used).toFixed(6)));

/** What somebody wrote for an amount, with a point or a comma; undefined where it is none. */
export function amountIn(text: string): number | undefined {
  const amount = Number(text.replace(',', '.'));
  return text.trim() !== '' && Number.isFinite(amount) && amount >= 0 ? amount : undefined;
}

export const nameOf = ({ book }: Budget): string => book?.title ?? 'All books';
