import { useSyncExternalStore } from 'react';

/** Whether the server has said that it does not know us any more. */
let signedOut = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  if (signedOut === next) return;
  signedOut = next;
  for (const listener of listeners) listener();
}

export const signOutSeen = () => set(true);
export const signInSeen = () => set(false);

export function useSignedOut(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => signedOut,
  );
}
