import { useSyncExternalStore } from 'react';

export interface ToastMessage {
  id: number;
  tone: 'plain' | 'good' | 'bad';
  title: string;
  description?: string | undefined;
  action?: { label: string; run: () => void } | undefined;
}

let messages: readonly ToastMessage[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly ToastMessage[]): void {
  messages = next;
  for (const listener of listeners) listener();
}

/** Says something in the corner for a while; an error that needs doing belongs in its place instead. */
export function toast(message: Omit<ToastMessage, 'id'>): void {
  set([...messages.slice(-3), { ...message, id: nextId++ }]);
}

export function dismissToast(id: number): void {
  set(messages.filter((each) => each.id !== id));
}

export function useToasts(): readonly ToastMessage[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => messages,
  );
}
