import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ScriptItemDetail } from '../../src/contract/index.ts';
import { KEY, startProvider, type TestProvider } from '../provider/start-provider.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { importSample } from './harness/import-sample.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';
import { takeScreenshots } from './harness/take-screenshots.ts';

const TEXT = 'INT. LAMP ROOM - DUSK\n\nMara wipes the glass.\n\nMARA\nIt will hold.\n';
/** Beside other work drawing takes its time. */
const PATIENCE = { timeout: 240_000 };
const PICTURES = process.env.GOLDENROD_SCREENSHOTS;
const LIMIT = { timeout: 300_000 };

let open: OpenStudio;
let page: Page;
let server: TestProvider;
let book: string;
let script: ScriptItemDetail;
beforeAll(async () => {
  server = await startProvider();
  open = await openStudio({
    env: {
      GOLDENROD_PROVIDER_LAB_URL: `${server.url}/v1`,
      GOLDENROD_PROVIDER_LAB_KIND: 'openai-compatible',
      GOLDENROD_PROVIDER_LAB_KEY: KEY,
      GOLDENROD_PROVIDER_LAB_PAID: 'true',
    },
  });
  page = open.page;
  const { desk } = open.studio;
  ({ handle: book } = await importSample(desk));
  const { id } = await desk.createScript({
    params: { book, number: '1' },
    body: { text: TEXT, origin: 'edit' },
  });
  script = await desk.getScript({ params: { script: id } });
});
afterEach(() => open.watch.expectClean(/status of (404|409|422)/));
afterAll(async () => {
  await open?.[Symbol.asyncDispose]();
  await server?.close();
});

const panel = () => page.getByRole('tabpanel', { name: 'Storyboard' });
const dialog = () => page.getByRole('dialog', { name: 'Storyboard' });
const confirm = () => dialog().getByRole('button', { name: 'Ask for it' });
const openDialog = async () => {
  await panel().getByRole('button', { name: 'Engine and cost… (Storyboard)' }).click();
  await dialog().waitFor();
};

it('offers this machine first, for which nothing is sent and nothing paid', async () => {
  await page.goto(open.at(`/books/${book}/chapters/1?version=${script.version}`));
  await page.getByRole('textbox', { name: `Script, version ${script.version}` }).waitFor();
  await page.getByRole('tab', { name: 'Storyboard' }).click();
  await openDialog();
  await dialog().getByText('Nothing is sent over the network').waitFor();
  expect(await dialog().getByLabel('Engine').inputValue()).toBe('drawn');
  expect(await confirm().isEnabled()).toBe(true);
});

it('tells what an engine would be asked and cost, unknown where it is, before anything is asked', async () => {
  await dialog().getByLabel('Engine').selectOption('lab');
  const estimate = dialog().getByRole('region', { name: 'Estimate' });
  await estimate.getByText('the price is unknown').waitFor();
  await estimate.getByText(new URL(server.url).host).waitFor();
  await dialog().getByText('A paid engine works for an approved or active version').waitFor();
  expect(await confirm().isDisabled()).toBe(true);
  await dialog().getByLabel('It may cost at most (USD)').fill('a lot');
  await dialog().getByText('An amount, as 2.50.').waitFor();
  await dialog().getByLabel('It may cost at most (USD)').fill('3,50');
  await dialog().getByLabel('Also at a price that nobody knows').check();
  await expectAccessible(page);
  if (PICTURES !== undefined) await takeScreenshots(page, PICTURES, 'engine-and-cost');
  expect(server.asked).toEqual([]);
  await confirm().click();
  await dialog().getByText('The version is draft').waitFor();
  expect(server.asked).toEqual([]);
});

it('names the budget that has no room, with what is left of it', async () => {
  const { desk } = open.studio;
  await desk.recordEvaluation({ params: { script: script.id }, body: { score: 90 } });
  await desk.approveScript({ params: { script: script.id }, body: {} });
  await dialog().getByText('Budgets, and what was spent').click();
  await dialog().getByLabel('Amount (USD)').fill('20');
  await dialog().getByRole('button', { name: 'Set budget' }).click();
  await dialog().getByText('20 USD left of 20 USD').waitFor();
  await dialog().getByLabel('Budget of').selectOption('book');
  await dialog().getByLabel('Amount (USD)').fill('2');
  await dialog().getByLabel('Amount (USD)').press('Enter');
  await dialog().getByText('2 USD left of 2 USD').waitFor();
  await confirm().click();
  await dialog()
    .getByText(/The budget “The Lamplighter’s Daughter” has 2 USD left/i)
    .waitFor();
  await dialog().getByText('Nothing was asked of a paid engine.').waitFor();
  await expectAccessible(page);
  expect(server.asked).toEqual([]);
});

it('shows cost and budgets on a wide window and on a phone, without running out of it', async () => {
  if (PICTURES !== undefined) await takeScreenshots(page, PICTURES, 'engine-and-budgets');
  await page.setViewportSize({ width: 390, height: 844 });
  await dialog().getByText('Budgets, and what was spent').waitFor();
  expect(await findOverflow(page)).toEqual([]);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });
});

it('has it made for what was allowed, and tells what was spent', LIMIT, async () => {
  await dialog().getByLabel('It may cost at most (USD)').fill('1.5');
  await confirm().click();
  await dialog().waitFor({ state: 'hidden' });
  const { items } = await open.studio.desk.getStoryboard({ params: { script: script.id } });
  await panel().getByText(`${items.length} drawn`).waitFor(PATIENCE);
  expect(server.made()).toHaveLength(items.length);
  await openDialog();
  await dialog().getByText('Nothing is sent over the network').waitFor();
  await dialog().getByText('Budgets, and what was spent').click();
  const spent = dialog().getByRole('list', { name: 'Spent' }).getByRole('listitem');
  // An estimate when the job was asked for, one when it began, and each picture.
  await expect.poll(() => spent.count()).toBe(items.length + 2);
  await spent.getByText('1 image,').first().waitFor();
  expect(await spent.last().textContent()).toContain('unknown estimated');
  // Of an unknown price all that it might cost is kept.
  await dialog().getByText('0.5 USD left of 2 USD').waitFor();
});
