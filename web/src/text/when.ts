const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment in the reader's own zone: "24 Nov 2026, 23:10". */
export function when(iso: string): string {
  return TIME.format(new Date(iso));
}
