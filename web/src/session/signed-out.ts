import { createStore } from '../store/create-store.ts';

const signedOut = createStore(false);

export const signOutSeen = () => signedOut.set(true);
export const signInSeen = () => signedOut.set(false);

/** Whether the server has said that it does not know us any more. */
export const useSignedOut = signedOut.use;
