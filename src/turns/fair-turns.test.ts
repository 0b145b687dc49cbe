import { expect, it } from 'vitest';
import { FairTurns } from './fair-turns.ts';

/** Lets everybody go on who can. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Enters and notes it; `leave[name]` ends the turn. */
function entering(turns: FairTurns) {
  const order: string[] = [];
  const leave: Record<string, () => void> = {};
  const enter = async (name: string, signal?: AbortSignal) => {
    leave[name] = await turns.enter(name.charAt(0), signal);
    order.push(name);
  };
  return { order, leave, enter };
}

it('gives an account no more than its share while places are free', async () => {
  const turns = new FairTurns({ places: 3, share: 2 });
  const { order, leave, enter } = entering(turns);
  for (const name of ['a1', 'a2', 'a3', 'b1']) void enter(name);
  await settle();
  expect(order).toEqual(['a1', 'a2', 'b1']);
  leave.a1?.();
  await settle();
  expect(order).toEqual(['a1', 'a2', 'b1', 'a3']);
});

it('takes accounts in turn, however many of one stand in line', async () => {
  const turns = new FairTurns({ places: 1, share: 1 });
  const { order, leave, enter } = entering(turns);
  for (const name of ['a1', 'a2', 'a3', 'b1', 'c1']) void enter(name);
  for (const name of ['a1', 'a2', 'b1', 'c1', 'a3']) {
    await settle();
    leave[name]?.();
  }
  await settle();
  expect(order).toEqual(['a1', 'a2', 'b1', 'c1', 'a3']);
  expect(turns.waiting).toBe(0);
});

it('lets whoever gave up out of the line, with the reason', async () => {
  const turns = new FairTurns({ places: 1, share: 1 });
  const { order, leave, enter } = entering(turns);
  await enter('a1');
  const leaving = new AbortController();
  const left = enter('b1', leaving.signal);
  void enter('c1');
  leaving.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  leave.a1?.();
  await settle();
  expect(order).toEqual(['a1', 'c1']);
});

it('counts an end once, though it is told twice', async () => {
  const turns = new FairTurns({ places: 1, share: 1 });
  const { order, leave, enter } = entering(turns);
  await enter('a1');
  leave.a1?.();
  leave.a1?.();
  for (const name of ['b1', 'c1']) void enter(name);
  await settle();
  expect(order).toEqual(['a1', 'b1']);
});

it('tells whoever waited too long, and lets the next in all the same', async () => {
  const error = () => new Error('too long');
  const turns = new FairTurns({ places: 1, share: 1, patience: { milliseconds: 5, error } });
  const { order, leave, enter } = entering(turns);
  await enter('a1');
  await expect(enter('b1')).rejects.toThrow('too long');
  leave.a1?.();
  await enter('c1');
  expect(order).toEqual(['a1', 'c1']);
});
