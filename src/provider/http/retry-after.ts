/** Longer than this nobody waits within a request. */
export const LONGEST_WAIT_MS = 60_000;

/**
 * Milliseconds that an answer asks to wait, by seconds or by a date; null where it asks nothing that can be
 * read.
 */
export function retryAfter(header: string | null, now = Date.now()): number | null {
  if (header === null) return null;
  if (/^\d{1,9}(\.\d{1,3})?$/.test(header.trim())) return Math.round(Number(header) * 1_000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
