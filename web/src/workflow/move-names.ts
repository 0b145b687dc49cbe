import type { ScriptItem } from '../../../src/contract/index.ts';
import { desk } from '../data/desk.ts';

export type Move = 'approve' | 'reject' | 'activate' | 'deactivate';

type Call = (input: { params: { script: string }; body: { note?: string } }) => Promise<ScriptItem>;

export const MOVES: Record<Move, { call: Call; done: string; failed: string }> = {
  approve: { call: desk.approveScript, done: 'is approved', failed: 'approved' },
  reject: { call: desk.rejectScript, done: 'is rejected', failed: 'rejected' },
  activate: { call: desk.activateScript, done: 'is active', failed: 'activated' },
  deactivate: { call: desk.deactivateScript, done: 'is active no more', failed: 'deactivated' },
};
