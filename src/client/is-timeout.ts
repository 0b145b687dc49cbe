/** Whether a signal was aborted by AbortSignal.timeout(): nobody went away, but nothing came either. */
export function isTimeout(signal: AbortSignal | null | undefined): boolean {
  const reason: unknown = signal?.reason;
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
