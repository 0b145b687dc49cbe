import type { Page } from 'playwright-core';

/**
 * Loses the connection of every request that matches, until what it resolves to is called. The route
 * stays: taking it away leaves requests that are held at that moment without an answer for good.
 */
export async function loseConnection(page: Page, pattern: string): Promise<() => void> {
  let lost = true;
  await page.route(pattern, (route) => (lost ? route.abort('connectionreset') : route.continue()));
  return () => {
    lost = false;
  };
}
