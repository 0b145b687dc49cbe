import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Book, ScriptItem } from '../../src/contract/index.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { importSample } from './harness/import-sample.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';

const TEXT = [
  'INT. HALL - DAY',
  'Holmes sits by the fire.',
  'HOLMES\nThe game is afoot.',
  'EXT. STREET - NIGHT',
  'A cab waits.',
].join('\n\n');

let open: OpenStudio;
let book: Book;
let first: ScriptItem;
beforeAll(async () => {
  open = await openStudio();
  const { desk } = open.studio;
  book = await importSample(desk);
  const params = { book: book.handle, number: '1' };
  first = await desk.createScript({ params, body: { text: TEXT } });
  await desk.recordEvaluation({
    params: { script: first.id },
    body: {
      score: 40,
      criteria: [
        { criterion: 'coherence', score: 40, feedback: 'Whom does he wait for?', lines: [3] },
        { criterion: 'storytelling', score: 0, feedback: 'Cut the cab.', lines: [10] },
      ],
    },
  });
  await desk.rejectScript({ params: { script: first.id }, body: { note: 'Too short by half.' } });
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

const panel = () => open.page.getByRole('tabpanel', { name: /^Feedback/ });
const editor = () => open.page.getByRole('textbox', { name: 'Script, version 2' });

it('keeps what was said of the version before beside the draft, the rejection first', async () => {
  const { page } = open;
  await panel().getByText('What was said of v1: 0 of 3 done').waitFor();
  expect(await panel().getByRole('checkbox').count()).toBe(3);
  const [first] = await panel().getByRole('listitem').allInnerTexts();
  expect(first).toMatch(/^Why it was rejected\s+Too short by half\.\s+Dismiss$/);
  await page.getByRole('tab', { name: 'Feedback (3)' }).waitFor();
  await expectAccessible(page);
});

it('carries each line of it to the element that it speaks of, and leads there', async () => {
  const { page } = open;
  await editor().click();
  for (const key of ['Control+Home', 'Enter', 'Enter', 'Control+Home']) {
    await page.keyboard.press(key);
  }
  await page.keyboard.type('A long night.');
  await panel().getByRole('button', { name: 'line 3, now 5' }).click();
  await expect
    .poll(() => page.locator('.script-pointed-out').allInnerTexts())
    .toEqual(['Holmes sits by the fire.']);
});

it('says so where the element that was spoken of is gone, and takes it back with an undo', async () => {
  const { page } = open;
  await editor().click();
  for (const key of ['Control+End', 'Shift+Home', 'Backspace']) await page.keyboard.press(key);
  await panel().getByText('What it speaks of is gone.').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Control+z');
  await panel().getByRole('button', { name: 'line 10, now 12' }).waitFor();
});

it('keeps over a reload what was ticked off', async () => {
  const { page } = open;
  const decided = page.waitForResponse(
    (each) => each.request().method() === 'POST' && each.url().includes('/findings/'),
  );
  // Not check(): that looks at the box at once, before the page has ticked it by what was asked for.
  await panel().getByRole('checkbox', { name: 'Coherence' }).click();
  await decided;
  await panel().getByText('1 of 3 done').waitFor();
  await page.getByText('Saved').waitFor();
  await page.reload();
  await panel().getByText('What was said of v1: 1 of 3 done').waitFor();
  expect(await panel().getByRole('checkbox', { name: 'Coherence' }).isChecked()).toBe(true);
  expect(await panel().getByText('Whom does he wait for?').count()).toBe(0);
  await page.getByRole('tab', { name: 'Feedback (2)' }).waitFor();
});

it('dismisses with a reason and opens again, by keyboard', async () => {
  const { page, studio } = open;
  const row = panel().getByRole('listitem').filter({ hasText: 'Storytelling' });
  await row.getByRole('button', { name: 'Dismiss' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Not this');
  await page.keyboard.press('Escape');
  // The button has the focus again.
  await page.keyboard.press('Enter');
  await page.keyboard.type('The cab is the point.');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await row.getByText('Dismissed: The cab is the point.').waitFor();
  await page.getByRole('tab', { name: 'Feedback (1)' }).waitFor();
  const { items } = await studio.desk.listScripts({ query: { sort: '-version', limit: '1' } });
  const kept = async () => {
    const params = { script: items[0]?.id ?? '' };
    const list = await studio.desk.listFindings({ params });
    return list.items.map(({ title, state, reason }) => [title, state, reason]);
  };
  await expect.poll(kept).toContainEqual(['Storytelling', 'dismissed', 'The cab is the point.']);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Feedback (2)' }).waitFor();
  await expect.poll(kept).toContainEqual(['Storytelling', 'open', null]);
});

it('says on a phone, where the script stands alone, how much is still to be worked through', async () => {
  const { page } = open;
  await page.setViewportSize({ width: 390, height: 844 });
  const reference = page.getByRole('button', { name: 'Reference (2)' });
  await reference.click();
  await panel().getByRole('button', { name: 'line 10, now 12' }).click();
  await expect
    .poll(() => page.locator('.script-pointed-out').allInnerTexts())
    .toEqual(['A cab waits.']);
  expect(await findOverflow(page)).toEqual([]);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });
});

it('puts the cursor into the page of a script that is written from scratch', async () => {
  const { page, at } = open;
  await page.goto(at(`/books/${book.handle}/chapters/2`));
  await page.getByRole('button', { name: 'Write from scratch' }).click();
  const fresh = page.getByRole('textbox', { name: 'Script, version 1' });
  await expect
    .poll(() => fresh.evaluate((node) => node.contains(document.activeElement)))
    .toBe(true);
  await page.keyboard.type('A lamp.');
  await expect
    .poll(() => page.locator('.cm-line').allInnerTexts())
    .toEqual(['FADE IN:', '', 'A lamp.'].map((line) => (line === '' ? '\n' : line)));
});

it('calls no part of the desk by a word that another one has', async () => {
  const { page } = open;
  const parts = page.getByRole('navigation', { name: 'Parts of the chapter' }).getByRole('link');
  const words = [
    ...(await parts.allInnerTexts()),
    ...(await page.getByRole('tab').allInnerTexts()),
    ...(await page.locator('button[aria-pressed]').allTextContents()),
  ];
  expect(words.length).toBeGreaterThan(8);
  expect(new Set(words).size).toBe(words.length);
});
