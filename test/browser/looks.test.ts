import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectAccessible } from './harness/check-accessibility.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';

const BOOK = `# Lamp

## One

Mara Venn had long red hair. She wore a grey coat. “It will hold,” said Mara.

Ned Oake was tall. “It will not,” said Ned.

## Two

Rain fell.

Mara’s hair was black. “It held,” said Mara.
`;
const SCRIPT =
  'INT. LAMP ROOM - DUSK\n\nMARA\nIt will hold.\n\nEXT. QUAY - NIGHT\n\nMARA\nIt must.\n';
const PATIENCE = { timeout: 60_000 };

let open: OpenStudio;
let page: Page;
const book = 'lamp';
beforeAll(async () => {
  open = await openStudio();
  page = open.page;
  const { desk } = open.studio;
  await desk.importBook({
    query: { file_name: 'lamp.md' },
    body: new TextEncoder().encode(BOOK),
  });
  for (const name of ['Mara Venn', 'Ned Oake']) {
    await desk.createCharacter({ params: { book }, body: { name } }).catch(() => undefined);
  }
  await desk.createScript({
    params: { book, number: '1' },
    body: { text: SCRIPT, origin: 'edit' },
  });
});
afterEach(() => open.watch.expectClean());
afterAll(() => open?.[Symbol.asyncDispose]());

const looks = () => page.getByRole('list', { name: 'Looks' });
const mara = () => looks().getByRole('button', { name: /^Mara Venn/ });
const hair = () => page.getByRole('textbox', { name: 'Hair of Mara Venn' });
const portrait = () => page.getByRole('img', { name: 'Portrait of Mara Venn' });

it('finds in the chapters what they say of a look, and draws it', async () => {
  await page.goto(open.at(`/books/${book}/cast`));
  await mara().getByText('Nobody looked for it yet').waitFor(PATIENCE);
  await page.getByRole('button', { name: 'Look in the chapters' }).click();
  await mara()
    .getByText(/long red hair; grey coat · as the book has it/)
    .waitFor(PATIENCE);
  await mara().press('Enter');
  await portrait().waitFor(PATIENCE);
  await page.getByText(/“long red hair” was taken: it stands first/).waitFor();
  await expectAccessible(page);
});

it('takes what a person writes by keys, draws it anew, and goes back to the book', async () => {
  const before = await portrait().getAttribute('src');
  await hair().fill('white hair');
  await hair().press('Enter');
  await mara()
    .getByText(/white hair; grey coat · said by a person/)
    .waitFor(PATIENCE);
  await expect.poll(() => portrait().getAttribute('src'), PATIENCE).not.toBe(before);
  await hair().fill('nothing');
  await hair().press('Escape');
  expect(await hair().inputValue()).toBe('white hair');
  await page.getByRole('button', { name: 'Back to what the book says' }).click();
  await mara()
    .getByText(/long red hair; grey coat · as the book has it/)
    .waitFor(PATIENCE);
});

it('has a look change from a scene on, and takes that back', async () => {
  await page.getByRole('button', { name: 'Add a change' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mara Venn from a scene on' });
  await dialog.getByLabel('Scene').selectOption({ label: '2. EXT. QUAY - NIGHT' });
  await dialog.getByLabel('From then on').fill('wet coat');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add' }).click();
  const changes = page.getByRole('list', { name: 'Changes of Mara Venn' });
  await changes.getByText('Chapter 1, scene 2, EXT. QUAY - NIGHT').waitFor(PATIENCE);
  await changes.getByText('wet coat').waitFor();
  await page.getByRole('button', { name: 'Take back the change at EXT. QUAY - NIGHT' }).click();
  await changes.waitFor({ state: 'hidden' });
});

it('leads from a quotation to its place in the chapter', async () => {
  await page.getByRole('link', { name: 'hair was black, in chapter 2' }).click();
  const words = page.locator('mark', { hasText: 'hair was black' });
  await words.waitFor(PATIENCE);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toMatch(/^Mara’s/);
});

it('leads there beside a script as well', async () => {
  await page.goto(open.at(`/books/${book}/cast`));
  await mara().click();
  await page.getByRole('link', { name: 'grey coat, in chapter 1' }).click();
  await page.getByRole('textbox', { name: /^Script/ }).waitFor(PATIENCE);
  await page.locator('mark', { hasText: 'grey coat' }).waitFor(PATIENCE);
});
