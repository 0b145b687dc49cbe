import type { Page } from 'playwright-core';
import { type Browser, type BrowserOptions, startBrowser } from './start-browser.ts';
import { type Studio, startStudio } from './start-studio.ts';
import { type PageWatch, watchPages } from './watch-page.ts';

export interface OpenStudio extends AsyncDisposable {
  studio: Studio;
  browser: Browser;
  page: Page;
  watch: PageWatch;
  /** Another tab of the same browser. */
  newTab(): Promise<Page>;
  /** An address of the studio, below its origin. */
  at(path: string): string;
}

/** A studio of its own, a browser, and one tab that followed the link. */
export async function openStudio(
  options: BrowserOptions & { env?: Record<string, string> } = {},
): Promise<OpenStudio> {
  const { env, ...browserOptions } = options;
  const studio = await startStudio(env);
  const browser = await startBrowser(browserOptions).catch(async (error: unknown) => {
    await studio.stop();
    throw error;
  });
  const watch = watchPages(browser.context);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(studio.link);
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
  return {
    studio,
    browser,
    page,
    watch,
    newTab: () => browser.context.newPage(),
    at: (path) => `${studio.url}${path}`,
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await studio.stop();
    },
  };
}
