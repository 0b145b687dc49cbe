import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectAccessible } from './harness/check-accessibility.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';
import { startStudio } from './harness/start-studio.ts';

let open: OpenStudio;
beforeAll(async () => {
  open = await openStudio();
});
afterEach(() => open.watch.expectClean('401'));
afterAll(() => open?.[Symbol.asyncDispose]());

it('lands in the studio by the printed link, and the address keeps no token', async () => {
  const { page, studio } = open;
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
  expect(page.url()).toBe(`${studio.url}/`);
});

it('says at an address that leads nowhere that there is nothing', async () => {
  const { page, at } = open;
  await page.goto(at('/no/such/page'));
  await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
  await expectAccessible(page);
});

it('opens the palette by its keys, does what is chosen, and gives the focus back', async () => {
  const { page, at } = open;
  await page.goto(at('/no/such/page'));
  await page.getByRole('link', { name: 'Go to the books' }).focus();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('What do you want to do, or where to go?').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Go to the books');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('go to the books');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
});

it('lists the shortcuts of the page at ?', async () => {
  const { page } = open;
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Shortcuts on this page' }).waitFor();
  await page.getByText('Show commands').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
});

it('keeps the chosen theme over a reload', async () => {
  const { page } = open;
  await page.getByRole('button', { name: /^Theme/ }).click();
  await page.getByRole('menuitem', { name: 'Dark' }).click();
  await page.reload();
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe('dark');
  await expectAccessible(page);
});

it('lets nothing scroll sideways at phone width and at 200 % zoom', async () => {
  const { page } = open;
  for (const width of [390, 640, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await findOverflow(page), `at ${width}px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});

it('explains how to sign in to whoever has no cookie', async () => {
  const { page, browser, studio, at } = open;
  await browser.context.clearCookies();
  await page.goto(at('/books/some-book'));
  await page.getByRole('heading', { name: 'Open the link of this desk' }).waitFor();
  await expectAccessible(page);
  await page.goto(studio.link);
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
});

it('keeps its cookie from scripts and from other sites, and another desk on this machine leaves it', async () => {
  const { page, browser, studio } = open;
  await using other = await startStudio();
  await page.goto(other.link);
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
  await page.goto(studio.url);
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
  const cookies = (await browser.context.cookies()).filter(({ name }) => /goldenrod/.test(name));
  expect(new Set(cookies.map(({ name }) => name)).size).toBe(2);
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
  }
  expect(await page.evaluate(() => document.cookie)).toBe('');
  // A page of another site, which is what 127.0.0.1 by another name is, has the browser send nothing.
  const elsewhere = studio.url.replace('127.0.0.1', 'localhost');
  await page.goto(`${elsewhere}/books`);
  await page.getByRole('heading', { name: 'Open the link of this desk' }).waitFor();
  await page.goto(studio.url);
});
