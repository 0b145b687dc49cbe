import type { Page } from 'playwright-core';

/**
 * A message in the corner. For a moment its words stand a second time in the page, for screen
 * readers; and while a dialog is open it has no role.
 */
export const toast = (page: Page, title: string | RegExp) =>
  page.locator('[aria-label^="Notifications"]').getByText(title, { exact: true });
