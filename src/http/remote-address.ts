import type { AppContext } from './app-env.ts';

/** Who is at the other end of the connection; a header that says otherwise can be anybody's. */
export function remoteAddress(c: AppContext): string {
  return c.env?.incoming?.socket.remoteAddress ?? 'unknown';
}

export function isLoopbackAddress(address: string): boolean {
  return /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/.test(address);
}
