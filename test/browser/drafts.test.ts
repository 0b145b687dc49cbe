import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ScriptItem } from '../../src/contract/index.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { importSample } from './harness/import-sample.ts';
import { loseConnection } from './harness/lose-connection.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';

let open: OpenStudio;
let script: ScriptItem;
let book = '';
beforeAll(async () => {
  open = await openStudio();
  book = (await importSample(open.studio.desk)).handle;
});
afterAll(() => open?.[Symbol.asyncDispose]());
beforeEach(async () => {
  script = await open.studio.desk.createScript({
    params: { book, number: '1' },
    body: { text: 'INT. LIGHTHOUSE - NIGHT\n\nThe lamp turns.\n' },
  });
});
/** The browser says of each request that failed that it did. */
const PROVOKED = ['ERR_CONNECTION', 'Failed to load resource'];
afterEach(() => open.watch.expectClean(...PROVOKED));

const address = () => open.at(`/books/${book}/chapters/1?version=${script.version}`);
const editorOf = (page: Page) =>
  page.getByRole('textbox', { name: `Script, version ${script.version}`, exact: true });
async function openDesk(page: Page): Promise<void> {
  await page.goto(address());
  await editorOf(page).waitFor();
  await page.getByText('Saved', { exact: true }).waitFor();
}
async function typeAtEnd(page: Page, text: string): Promise<void> {
  await editorOf(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
}
const textOf = async (id = script.id) =>
  (await open.studio.desk.getScript({ params: { script: id } })).text;
const newest = async () =>
  (await open.studio.desk.listScripts({ query: { book, chapter: '1', sort: '-version' } }))
    .items[0];

it('saves what is typed by itself', async () => {
  const { page } = open;
  await openDesk(page);
  await typeAtEnd(page, 'A knock.');
  await page.getByText('Saved', { exact: true }).waitFor();
  await expect.poll(() => textOf()).toContain('The lamp turns.\nA knock.');
});

it('shows in another tab what one tab saved, where nothing was typed in the other', async () => {
  const { page } = open;
  const other = await open.newTab();
  await openDesk(page);
  await openDesk(other);
  await typeAtEnd(page, 'Seen in both.');
  await editorOf(other).getByText('Seen in both.').waitFor();
  await other.close();
});

async function typeInTwoTabs(): Promise<Page> {
  const { page } = open;
  const other = await open.newTab();
  await openDesk(other);
  await openDesk(page);
  // Held back, as on a slow line, until this one is saved: the other tab must not have heard of it.
  let goOn = (): void => undefined;
  const saved = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await other.route('**/text', async (route) => {
    await saved;
    await route.continue();
  });
  await typeAtEnd(other, 'From the other tab.');
  await typeAtEnd(page, 'From this tab.');
  await expect.poll(() => textOf()).toContain('From this tab.');
  await page.getByText('Saved', { exact: true }).waitFor();
  goOn();
  await other.getByText('Another tab or person changed this draft.').waitFor();
  return other;
}

it.each([
  ['Go on with mine', 'From the other tab.', 'From this tab.'],
  ['Go on with theirs', 'From this tab.', 'From the other tab.'],
])('keeps both texts when two tabs edit one draft: %s', async (choice, goesOn, kept) => {
  const other = await typeInTwoTabs();
  await expectAccessible(other);
  await other.getByRole('button', { name: 'Show both' }).click();
  await other.getByRole('textbox', { name: 'Mine: in this tab' }).waitFor();
  await expectAccessible(other);
  await other.keyboard.press('Escape');
  await other.getByRole('button', { name: choice }).click();
  await other.getByText('Another tab or person changed this draft.').waitFor({ state: 'detached' });
  await expect.poll(() => textOf()).toContain(goesOn);
  expect(await editorOf(other).textContent()).toContain(goesOn);
  expect(await textOf((await newest())?.id)).toContain(kept);
  await other.close();
});

it('brings back after a reload what could not be saved', async () => {
  const { page } = open;
  await openDesk(page);
  const mend = await loseConnection(page, '**/text');
  await typeAtEnd(page, 'Typed without a line.');
  await page.getByText('Kept in this browser').waitFor();
  await page.reload();
  await page.getByText('What you typed is back.').waitFor();
  expect(await editorOf(page).textContent()).toContain('Typed without a line.');
  await expectAccessible(page);
  mend();
  await expect.poll(() => textOf()).toContain('Typed without a line.');
});

it('sends again what the server never answered, and says meanwhile where it is kept', async () => {
  const page = await open.newTab();
  // The half minute that a save is waited for, twenty times as fast.
  await page.addInitScript(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (milliseconds) => timeout(milliseconds / 20);
  });
  await openDesk(page);
  let silent = true;
  await page.route('**/text', (route) => (silent ? undefined : route.continue()));
  await typeAtEnd(page, 'Said into silence.');
  await page.getByText('Kept in this browser').waitFor();
  silent = false;
  await page.getByText('Saved', { exact: true }).waitFor();
  expect(await textOf()).toContain('Said into silence.');
  await page.close();
});

it('brings back what a crashed tab had, in a new one', async () => {
  const doomed = await open.newTab();
  await openDesk(doomed);
  await doomed.route('**/text', (route) => route.abort());
  await typeAtEnd(doomed, 'Typed before the crash.');
  // Longer than the tenth of a second after which it is kept.
  await doomed.waitForTimeout(400);
  const crashed = doomed.waitForEvent('crash');
  const session = await doomed.context().newCDPSession(doomed);
  // It never answers: nothing is left that could.
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  const { page } = open;
  // The browser notices a moment later that the tab is gone.
  await expect
    .poll(() => page.evaluate(async () => (await navigator.locks.query()).held?.length))
    .toBe(1);
  await page.goto(address());
  await page.getByText('What you typed is back.').waitFor();
  await expect.poll(() => textOf()).toContain('Typed before the crash.');
});

it('loses nothing when the server is killed and started again while somebody types', async () => {
  const { page, studio } = open;
  await openDesk(page);
  await typeAtEnd(page, 'Before. ');
  await page.getByText('Saved', { exact: true }).waitFor();
  await studio.kill();
  await page.keyboard.type('During. ');
  await page.getByText('Kept in this browser').waitFor();
  await studio.restart();
  await page.keyboard.type('After. ');
  await page.getByText('You are signed out.').waitFor();
  await expectAccessible(page);
  const other = await open.newTab();
  await other.goto(studio.link);
  await other.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
  await other.close();
  await expect.poll(() => textOf()).toContain('Before. During. After. ');
  await page.getByText('Saved', { exact: true }).waitFor();
});

it('keeps what is typed while the version is evaluated elsewhere, as a new version', async () => {
  const { page, studio } = open;
  await openDesk(page);
  let first = true;
  await page.route('**/text', async (route) => {
    if (first) await studio.desk.evaluateScript({ params: { script: script.id } });
    first = false;
    await route.continue();
  });
  await typeAtEnd(page, 'Too late.');
  await page.getByText('What you typed was not saved.').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save it as a new version' }).click();
  await page.getByRole('textbox', { name: `Script, version ${script.version + 1}` }).waitFor();
  expect(await textOf((await newest())?.id)).toContain('Too late.');
  expect(await textOf()).not.toContain('Too late.');
});
