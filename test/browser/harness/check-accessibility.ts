import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  violations: {
    id: string;
    impact: string;
    help: string;
    nodes: { target: unknown[]; html: string; failureSummary?: string }[];
  }[];
}

/**
 * Runs axe over the page as it is, by the rules of WCAG 2.2 A and AA, and fails on any violation. It
 * goes in through the debugger, to which the page's Content-Security-Policy does not apply.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(untilStill);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const result = (await page.evaluate(
    `axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // What passes is not described: that took as long as the checks.
      resultTypes: ['violations'],
      // A menu is drawn beside the landmarks and not in one: that is where menus belong.
      rules: { region: { enabled: false } },
    })`,
  )) as AxeResult;
  const found = result.violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(
      ({ target, html, failureSummary = '' }) =>
        `${impact} ${id}: ${help}\n  at ${target.join(' ')}\n  ${html.slice(0, 200)}\n  ${failureSummary.replaceAll('\n', '\n  ')}`,
    ),
  );
  expect(found).toEqual([]);
}

/** Colours that change from light to dark pass through some that nobody could read. */
async function untilStill(): Promise<void> {
  const ends = ({ effect }: Animation) => effect?.getComputedTiming().endTime !== Infinity;
  const moving = document.getAnimations().filter(ends);
  await Promise.all(moving.map(({ finished }) => finished.catch(() => undefined)));
}
