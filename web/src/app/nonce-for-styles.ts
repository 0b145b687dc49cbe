import { setNonce } from 'get-nonce';
import { nonce } from './nonce.ts';

/** Dialogs lock the page's scrolling with a style element of their own: it has to carry the nonce. */
export function nonceForStyles(): void {
  setNonce(nonce);
}
