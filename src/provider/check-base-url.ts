import { isIP } from 'node:net';

/** Whether an address is this very machine: what is sent there does not leave it. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    (isIP(hostname) === 4 && hostname.startsWith('127.'))
  );
}

/** What is wrong with a provider's address; null where nothing is. */
export function wrongWithUrl(url: string, hasKey: boolean): string | null {
  if (!URL.canParse(url)) return 'is no URL, as https://api.example.com/v1';
  const { protocol, username, password, search, hash } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return 'is no http or https URL';
  if (username !== '' || password !== '') return 'has a password in it; give the key apart';
  if (search !== '' || hash !== '') return 'is more than an address; give the key apart';
  if (protocol === 'http:' && hasKey && !isLoopback(url)) {
    return 'is plain http: everybody on the way could read the key; use https';
  }
  return null;
}
