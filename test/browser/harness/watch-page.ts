import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a person would find in the console, and nobody wants there. */
export interface PageWatch {
  /** Fails with everything that was seen; what a test provokes is named by a part of its text. */
  expectClean(...provoked: (string | RegExp)[]): void;
}

/**
 * Collects console errors and warnings, uncaught errors and violations of the Content-Security-Policy
 * of every page of the context.
 */
export function watchPages(context: BrowserContext): PageWatch {
  const seen: string[] = [];
  const watch = (page: Page) => {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        seen.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => seen.push(`uncaught: ${error.stack ?? error.message}`));
  };
  for (const page of context.pages()) watch(page);
  context.on('page', watch);
  return {
    expectClean: (...provoked) => {
      const unwanted = seen.filter(
        (line) =>
          !provoked.some((each) =>
            typeof each === 'string' ? line.includes(each) : each.test(line),
          ),
      );
      seen.length = 0;
      expect(unwanted).toEqual([]);
    },
  };
}
