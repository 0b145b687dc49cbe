import { createStore } from '../store/create-store.ts';

export interface ToastMessage {
  id: number;
  tone: 'plain' | 'good' | 'bad';
  title: string;
  description?: string | undefined;
  action?: { label: string; run: () => void } | undefined;
}

const messages = createStore<readonly ToastMessage[]>([]);
export const useToasts = messages.use;
let nextId = 1;

/** Says something in the corner for a while; an error that needs doing belongs in its place instead. */
export function toast(message: Omit<ToastMessage, 'id'>): void {
  messages.set([...messages.get().slice(-3), { ...message, id: nextId++ }]);
}

export function dismissToast(id: number): void {
  messages.set(messages.get().filter((each) => each.id !== id));
}
