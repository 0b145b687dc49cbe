/** What this browser keeps under a name; null for nothing, also where it keeps nothing at all. */
export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** A browser that keeps nothing has it until the page is left. @param value null: not kept any more */
export function keep(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // As is said above.
  }
}
