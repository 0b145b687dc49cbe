import { createStore } from '../store/create-store.ts';

const lost = createStore(false);

export const connectionLost = () => lost.set(true);
export const connectionFound = () => lost.set(false);

/** Whether the last request found nobody there; what follows the desk goes on trying. */
export const useConnectionLost = lost.use;
