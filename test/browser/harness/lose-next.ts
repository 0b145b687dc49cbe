import type { Page } from 'playwright-core';

/**
 * Loses the connection of the next request that matches. The route stays: taking the last one away
 * leaves requests that are held at that moment without an answer for good.
 */
export async function loseNext(page: Page, pattern: string): Promise<void> {
  let lost = false;
  await page.route(pattern, async (route) => {
    if (lost) return route.continue();
    lost = true;
    return route.abort('connectionreset');
  });
}
