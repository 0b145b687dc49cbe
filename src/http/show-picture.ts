import type { AppContext } from './app-env.ts';

/** The headers of a picture that is shown in a page, and never run, whatever is hidden in it. */
export function showPicture(c: AppContext): void {
  c.header('content-disposition', 'inline');
  c.header('content-security-policy', "default-src 'none'; sandbox");
  // Kept by whoever has it, and asked for each time: who may see it can change, and costs a 304.
  c.header('cache-control', 'private, no-cache');
}
