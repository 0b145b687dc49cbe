import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Book, ScriptItem } from '../../src/contract/index.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { importSample } from './harness/import-sample.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';

let open: OpenStudio;
let book: Book;
let first: ScriptItem;
beforeAll(async () => {
  open = await openStudio();
  const { desk } = open.studio;
  book = await importSample(desk);
  first = await desk.draftScript({ params: { book: book.handle, number: '1' }, body: {} });
  await desk.evaluateScript({ params: { script: first.id } });
});
afterEach(() => open.watch.expectClean());
afterAll(() => open?.[Symbol.asyncDispose]());

const address = () => open.at(`/books/${book.handle}/chapters/1`);
const crumbs = () =>
  open.page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('listitem').allInnerTexts();

/** Notes from now on every text of the breadcrumbs; nothing is too short to be noted. */
async function watchCrumbs(): Promise<() => Promise<string[]>> {
  await open.page.evaluate(() => {
    const said = new Set<string>();
    const note = () => said.add(document.querySelector('header nav')?.textContent ?? '');
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    Object.assign(window, { saidByCrumbs: said });
  });
  return () =>
    open.page.evaluate(() => [
      ...(window as unknown as { saidByCrumbs: Set<string> }).saidByCrumbs,
    ]);
}

it('goes on with a version as a new one, and the breadcrumbs name the chapter all the while', async () => {
  const { page } = open;
  await page.goto(address());
  await page.getByText('its text stays as it was judged').waitFor();
  const before = await crumbs();
  const said = await watchCrumbs();
  await page.getByRole('button', { name: 'Edit as a new version' }).first().click();
  await page.getByRole('textbox', { name: 'Script, version 2' }).waitFor();
  await page.getByText('Saved').waitFor();
  expect(await crumbs()).toEqual(before);
  expect((await said()).filter((each) => each.includes('No such'))).toEqual([]);
  await expectAccessible(page);
});

it('records the new version as edited from the other, not as restored', async () => {
  const { studio } = open;
  const { items } = await studio.desk.listScripts({ query: { sort: '-version', limit: '1' } });
  expect(items[0]).toMatchObject({ version: 2, origin: 'edit', parent_id: first.id });
});
