import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectAccessible } from './harness/check-accessibility.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { type Browser, startBrowser } from './harness/start-browser.ts';
import { type Parts, startParts } from './harness/start-parts.ts';
import { type PageWatch, watchPages } from './harness/watch-page.ts';

const FERRY = readFileSync(
  new URL('../../src/screenplay/fountain/fixtures/the-ferry-clock.fountain', import.meta.url),
  'utf8',
);

let parts: Parts;
let browser: Browser;
let watch: PageWatch;
let page: Page;
beforeAll(async () => {
  parts = await startParts();
  browser = await startBrowser();
  watch = watchPages(browser.context);
});
beforeEach(async () => {
  page = await browser.context.newPage();
});
afterEach(async () => {
  await page.close();
  watch.expectClean();
});
afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await parts?.[Symbol.asyncDispose]();
});

async function open(script: string, query = '') {
  parts.show({ script });
  await page.goto(`${parts.url}/?part=editor${query}`);
  const editor = page.getByRole('textbox', { name: 'Script' });
  await editor.waitFor();
  return editor;
}

/** An editor with the caret at the end of a script. */
async function openAtEnd(script: string) {
  const editor = await open(script);
  await editor.focus();
  await page.keyboard.press('Control+End');
}

const text = () =>
  page.evaluate(() => (window as unknown as { scriptText(): string }).scriptText());

/** The list of completions answers no key in its first moments, so that none is taken by mistake. */
async function choose(label: string, key: 'Enter' | 'Tab') {
  const option = page.getByRole('option', { name: label }).first();
  await option.waitFor();
  await page.waitForTimeout(100);
  expect(await option.getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press(key);
  await option.waitFor({ state: 'detached' });
}

describe('writing by keys alone', () => {
  it('goes from heading to action to cue to dialogue', async () => {
    await openAtEnd('INT. QUAY - DAWN\n\nADA\nYes.\n\n');
    await page.keyboard.type('INT');
    await choose('INT.', 'Enter');
    await choose('QUAY', 'Enter');
    await page.keyboard.press('Tab');
    await page.getByRole('option', { name: 'NIGHT' }).waitFor();
    await page.keyboard.type('NIG');
    await choose('NIGHT', 'Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Rain on the water.');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await choose('ADA', 'Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('softly');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Come in.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('She waits.');
    expect((await text()).split('\n\n').slice(2)).toEqual([
      'INT. QUAY - NIGHT',
      'Rain on the water.',
      'ADA\n(softly)\nCome in.',
      'She waits.',
    ]);
  });

  it('leaves one blank line between paragraphs, by one Enter or by two', async () => {
    await openAtEnd('');
    for (const line of ['He sits.', 'He stands.']) {
      await page.keyboard.type(line);
      await page.keyboard.press('Enter');
    }
    for (const line of ['She sits.', 'She stands.']) {
      await page.keyboard.type(line);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
    }
    await page.keyboard.type('End.');
    expect(await text()).toBe('He sits.\n\nHe stands.\n\nShe sits.\n\nShe stands.\n\nEnd.');
  });

  it('types a begun cue in capitals and sets it as a cue before anything stands under it', async () => {
    await openAtEnd('He sits.\n\n');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await page.keyboard.type('new girl');
    expect(await text()).toBe('He sits.\n\nNEW GIRL');
    expect(await page.locator('.fountain-character').textContent()).toBe('NEW GIRL');
    await page.keyboard.press('Enter');
    await page.keyboard.type('hello');
    expect(await text()).toBe('He sits.\n\nNEW GIRL\nhello');
  });

  it('types a scene heading in capitals, with what was typed of it before it was one', async () => {
    await openAtEnd('He sits.\n\n');
    await page.keyboard.type('int. ');
    await page.keyboard.press('Escape');
    await page.keyboard.type('kitchen - Straße');
    expect(await text()).toBe('He sits.\n\nINT. KITCHEN - STRAßE');
    await page.keyboard.press('Enter');
    await page.keyboard.type('int. as a word, Said.');
    expect(await text()).toContain('\n\nINT. AS A WORD, SAID.');
    await openAtEnd('He sits.\n\n');
    await page.keyboard.type('.lost at sea');
    expect(await text()).toBe('He sits.\n\n.lost at sea');
  });

  it('goes from a name typed in capitals straight to its dialogue', async () => {
    await openAtEnd('He sits.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('JO');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Hello.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('FADE IN:');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Rain.');
    expect(await text()).toBe('He sits.\n\nJO\nHello.\n\nFADE IN:\n\nRain.');
  });

  it('breaks a line with Shift and Enter, and in its middle with Enter', async () => {
    await openAtEnd('One two');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('three');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    expect(await text()).toBe('One two\nthre\ne');
  });

  it('emphasises a selection and takes it back, and undoes', async () => {
    await openAtEnd('Now');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+b');
    expect(await text()).toBe('**Now**');
    await page.keyboard.press('Control+b');
    expect(await text()).toBe('Now');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect(await text()).toBe('Now');
  });

  it('is left by Escape and Tab', async () => {
    await openAtEnd('He sits.\n\n');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.cm-content'))).toBe(null);
    expect(await text()).toBe('He sits.\n\n');
  });
});

it('offers extensions behind a parenthesis on a cue', async () => {
  await openAtEnd('ADA\nYes.\n\nADA');
  await page.keyboard.type(' (');
  await choose('(V.O.)', 'Tab');
  expect(await text()).toBe('ADA\nYes.\n\nADA (V.O.)');
});

it('lists scenes with their pages, knows the current one and jumps', async () => {
  await open(FERRY);
  const scene = page.getByRole('button', { name: /EXT. FERRY - NIGHT/ });
  await scene.click();
  expect(await scene.getAttribute('aria-current')).toBe('location');
  expect(await page.locator('.script-pointed-out').textContent()).toBe('EXT. FERRY - NIGHT');
  expect(await scene.textContent()).toContain('page 5');
  await page.keyboard.press('ArrowUp');
  await page.locator('[aria-current]', { hasText: 'EXT. LOWER QUAY - NIGHT' }).waitFor();
});

it('counts pages and minutes anew after an edit', async () => {
  await openAtEnd('He sits.\n\n');
  await page.getByRole('heading', { name: '1 pages, 0.125 minutes' }).waitFor();
  await page.keyboard.insertText('He sits.\n\n'.repeat(28));
  await page.getByRole('heading', { name: '2 pages, 1.125 minutes' }).waitFor();
});

it('rules a line where a page begins in print, and moves it with what is typed', async () => {
  const paragraphs = Array.from({ length: 30 }, (_, i) => `Line ${i + 1}.`).join('\n\n');
  const editor = await open(paragraphs);
  const starts = () => editor.locator('.script-page-start').allTextContents();
  await editor.focus();
  await page.keyboard.press('Control+End');
  await expect.poll(starts).toEqual(['Line 29.']);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('First.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+End');
  await expect.poll(starts).toEqual(['Line 28.']);
});

it('finds and replaces, in a panel that can be used by keyboard', async () => {
  const editor = await open(FERRY);
  await editor.focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('Tobias');
  const bar = page.getByRole('search', { name: 'Find in the script' });
  const count = async (pattern: RegExp) => (await text()).match(pattern)?.length ?? 0;
  const cased = await count(/Tobias/g);
  const all = await count(/tobias/gi);
  expect(cased).toBeLessThan(all);
  await bar.getByText(`${cased} matches`).waitFor();
  await page.keyboard.press('Enter');
  await bar.getByText(new RegExp(`^\\d+ of ${cased}$`)).waitFor();
  await page.getByRole('textbox', { name: 'Replace' }).fill('Jonas');
  await page.getByRole('button', { name: 'replace all' }).click();
  expect(await count(/tobias/gi)).toBe(all - cased);
  await bar.getByRole('button', { name: 'Match case' }).click();
  await bar.getByText(new RegExp(`of ${all - cased}$|^${all - cased} match`)).waitFor();
  await page.getByRole('button', { name: 'replace all' }).click();
  expect(await text()).not.toMatch(/tobias/i);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Find' }).waitFor({ state: 'detached' });
});

it('finds on a phone and in the dark, by the studio’s own colours', async () => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 700 });
  const editor = await open(FERRY);
  await editor.focus();
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find' }).waitFor();
  expect(await findOverflow(page)).toEqual([]);
  await expectAccessible(page);
});

it('offers no replacing in a script that only reads', async () => {
  const editor = await open(FERRY, '&read-only');
  await editor.focus();
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Replace' }).isVisible()).toBe(false);
});

it('folds a scene under its heading', async () => {
  await open(FERRY);
  await page.getByTitle('Fold line', { exact: true }).first().click();
  await page.locator('.cm-foldPlaceholder').waitFor();
  expect(await page.locator('.cm-content').textContent()).not.toContain('winds the clock');
});

it('marks lines with feedback, and the marks move with their lines', async () => {
  await openAtEnd(FERRY);
  await page.keyboard.press('Control+Home');
  const mark = page.getByTitle('Nobody has been introduced before this speech.');
  const before = (await mark.boundingBox())?.y ?? 0;
  await page.keyboard.press('Shift+Enter');
  await expect.poll(async () => ((await mark.boundingBox())?.y ?? 0) - before).toBeGreaterThan(10);
});

it('shows a script that may not be changed', async () => {
  const editor = await open(FERRY, '&read-only');
  await editor.focus();
  await page.keyboard.type('nonsense');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+b');
  expect(await text()).toBe(FERRY);
  expect(await editor.getAttribute('aria-readonly')).toBe('true');
});

describe('hostile text', () => {
  const HOSTILE = `INT. <script>alert(1)</script> - DAY

<img src=x onerror="alert(2)"> שלום עולם 👩‍👩‍👧‍👦 \u202Eevil

محمد
مرحبا بالعالم

😀😀😀
Hello \u0000 there.`;

  it('is text', async () => {
    await openAtEnd(HOSTILE);
    await page.keyboard.type(' 👋🏽é');
    expect(await text()).toBe(`${HOSTILE} 👋🏽é`);
    expect(await page.locator('.cm-line').nth(2).textContent()).toContain('<img src=x');
    await expectAccessible(page);
  });

  it('of a megabyte on one line opens and takes keys', async () => {
    const line = `${'word *two* [[three]] '.repeat(50_000)}end`;
    await openAtEnd(line);
    await page.keyboard.type('!');
    expect(await text()).toBe(`${line}!`);
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('X');
    expect((await text()).slice(0, 5)).toBe('Xword');
  });

  it('of a megabyte in many lines opens and takes keys', async () => {
    const script = 'HOLMES\nYes.\n\n'.repeat(75_000);
    await openAtEnd(script);
    await page.keyboard.type('W');
    await page.keyboard.press('Escape');
    expect(await text()).toBe(`${script}W`);
  });
});

describe('the preview', () => {
  it('draws only pages that are in view, and the last one where it is scrolled to', async () => {
    parts.show({ script: FERRY + 'He sits.\n\n'.repeat(28 * 120) });
    await page.goto(`${parts.url}/?part=preview`);
    await page.getByRole('region', { name: 'Title page' }).waitFor();
    expect(await page.locator('.printed-page').count()).toBeLessThan(8);
    const preview = page.getByRole('region', { name: 'As printed' });
    await preview.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    const last = page.getByRole('region', { name: /^Page 12\d$/ }).last();
    await last.waitFor();
    expect(await page.locator('.printed-page').count()).toBeLessThan(8);
    await expectAccessible(page);
  });

  it('sets no row wider than its sheet', async () => {
    parts.show({
      script: `${'W'.repeat(61)}\n\nADA\n${'W'.repeat(35)}\n\nBO ^\n${'W'.repeat(29)}`,
    });
    await page.goto(`${parts.url}/?part=preview`);
    await page.getByRole('region', { name: 'Page 1' }).waitFor();
    const sheet = await page.locator('.printed-page').boundingBox();
    for (const row of await page.locator('.printed-row, .printed-row span').all()) {
      const wide = await row.evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return range.getBoundingClientRect().right;
      });
      expect(wide).toBeLessThan((sheet?.x ?? 0) + (sheet?.width ?? 0));
    }
  });
});

describe.each(['light', 'dark'] as const)('on a phone, %s', (colorScheme) => {
  it('fits its window and is accessible', async () => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 780 });
    for (const part of ['editor', 'preview']) {
      parts.show({ script: FERRY });
      await page.goto(`${parts.url}/?part=${part}`);
      await page.locator('.cm-line, .printed-row').first().waitFor();
      expect(await findOverflow(page)).toEqual([]);
      await expectAccessible(page);
    }
  });
});
