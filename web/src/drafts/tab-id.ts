const KEY = 'goldenrod.tab';

/**
 * Names this tab, the same over reloads, so that what was typed in it is found again. A duplicated
 * tab comes with the name of the other one: the lock tells them apart.
 */
async function nameTab(): Promise<string> {
  const kept = sessionStorage.getItem(KEY);
  if (kept !== null && (await hold(kept))) return kept;
  const fresh = randomName();
  sessionStorage.setItem(KEY, fresh);
  await hold(fresh);
  return fresh;
}

let naming: Promise<string> | undefined;

export function tabId(): Promise<string> {
  naming ??= nameTab();
  return naming;
}

/** Whether another tab of this browser that is open goes by a name. */
export async function isOpenElsewhere(tab: string): Promise<boolean> {
  if (navigator.locks === undefined || tab === (await tabId())) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === lockOf(tab));
}

const lockOf = (tab: string) => `goldenrod.tab.${tab}`;

/** Holds a name for as long as the page is open; false where another tab has it. */
function hold(tab: string): Promise<boolean> {
  // Only a page that came safely (https, or from this machine) has locks.
  if (navigator.locks === undefined) return Promise.resolve(true);
  return new Promise((resolve) => {
    void navigator.locks.request(lockOf(tab), { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise(() => undefined);
    });
  });
}

function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
