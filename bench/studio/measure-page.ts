import type { Page } from 'playwright-core';

export interface Typing {
  /** Milliseconds that the main thread worked for each key: script, style, layout and paint. */
  keys: number[];
  /** The same for the moment after the last key, when the script is read anew. */
  pause: number;
}

const KEYS = 120;
/** A fast typist: the pauses between keys are shorter than what the editor takes for a pause. */
const GAP_MS = 50;
const PAUSE_MS = 2_500;

/** Milliseconds from the start of the navigation to the frame that shows the first line. */
export async function measureOpening(page: Page, url: string, lines: string): Promise<number> {
  await page.addInitScript((selector) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector(selector) === null) return;
      observer.disconnect();
      requestAnimationFrame(() =>
        setTimeout(() => Object.assign(window, { opened: performance.now() })),
      );
    });
    observer.observe(document, { childList: true, subtree: true });
  }, lines);
  await page.goto(url);
  await page.waitForFunction(() => 'opened' in window);
  return page.evaluate(() => (window as unknown as { opened: number }).opened);
}

/** Types words into the middle of the script, at the end of a line of dialogue. */
export async function measureTyping(page: Page, content: string): Promise<Typing> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const worked = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const settled = () =>
    page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(null)))),
    );
  await goToMiddle(page, content);
  await page.waitForTimeout(PAUSE_MS);
  const idle = await costOf(worked, settled);
  const keys: number[] = [];
  const words = 'and so the clock went on ';
  for (let i = 0; i < KEYS; i++) {
    const before = await worked();
    await page.keyboard.press(
      words[i % words.length] === ' ' ? 'Space' : (words[i % words.length] ?? 'a'),
    );
    await settled();
    keys.push(Math.max(0, (await worked()) - before - idle));
    await page.waitForTimeout(GAP_MS);
  }
  const before = await worked();
  await page.waitForTimeout(PAUSE_MS);
  return { keys, pause: (await worked()) - before };
}

/** What waiting for a frame costs by itself, at its cheapest of ten. */
async function costOf(worked: () => Promise<number>, settled: () => Promise<unknown>) {
  const costs: number[] = [];
  for (let i = 0; i < 10; i++) {
    const before = await worked();
    await settled();
    costs.push((await worked()) - before);
  }
  return Math.min(...costs);
}

/** Only lines near the view are on the page, so the caret goes there as a reader would: by scrolling. */
async function goToMiddle(page: Page, content: string): Promise<void> {
  await page.locator(content).focus();
  await page.evaluate((selector) => {
    const scroller = document.querySelector(selector)?.closest('.cm-scroller');
    if (scroller) scroller.scrollTop = scroller.scrollHeight / 2;
  }, content);
  await page.waitForTimeout(300);
  const box = await page.locator(`${content} .cm-line`, { hasText: /[a-z]{3}.*\.$/ }).all();
  for (const line of box) {
    const place = await line.boundingBox();
    if (place === null || place.y < 200 || place.y > 600) continue;
    await line.click();
    await page.keyboard.press('End');
    return;
  }
  throw new Error('no line of the script was found in its middle');
}
