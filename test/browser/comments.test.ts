import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ScriptItem } from '../../src/contract/index.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { importSample } from './harness/import-sample.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';

const TEXT = 'INT. ROOM - DAY\n\nTom lights the old lamp.\n\nTOM\nOne.\n';

let open: OpenStudio;
let book = '';
let script: ScriptItem;
beforeAll(async () => {
  open = await openStudio();
  book = (await importSample(open.studio.desk)).handle;
});
beforeEach(async () => {
  const params = { book, number: '1' };
  script = await open.studio.desk.createScript({ params, body: { text: TEXT } });
  await open.page.goto(open.at(`/books/${book}/chapters/1?version=${script.version}`));
  await editor().waitFor();
});
afterEach(() => open.watch.expectClean());
afterAll(() => open?.[Symbol.asyncDispose]());

const editor = () => open.page.getByRole('textbox', { name: `Script, version ${script.version}` });
const marked = () => editor().locator('.script-commented');
const thread = () => open.page.getByRole('article', { name: /^Comment:/ });
const listed = async () =>
  (await open.studio.desk.listComments({ params: { script: script.id } })).items;

/** Selects the last letters of the line that has these words. */
async function select(line: string, letters: number): Promise<void> {
  await editor().locator('.cm-line', { hasText: line }).click();
  await open.page.keyboard.press('End');
  for (let i = 0; i < letters; i++) await open.page.keyboard.press('Shift+ArrowLeft');
}

async function comment(body: string): Promise<void> {
  await open.page.keyboard.press('Control+;');
  await open.page.getByRole('textbox', { name: 'What you want to say' }).fill(body);
  await open.page.getByRole('dialog').getByRole('button', { name: 'Comment' }).click();
  await open.page.getByRole('dialog').waitFor({ state: 'detached' });
}

it('words are commented on by keys, marked, answered, changed, resolved, opened again and deleted', async () => {
  const { page } = open;
  await select('old lamp', 9);
  await comment('Which one?');
  await expect.poll(() => marked().textContent()).toBe('old lamp.');
  expect((await listed()).map(({ quote, body }) => [quote, body])).toEqual([
    ['old lamp.', 'Which one?'],
  ]);
  await page.getByRole('tab', { name: 'Comments (1)' }).waitFor();
  await page.getByRole('button', { name: 'Answer' }).click();
  await page.getByRole('textbox', { name: 'Your answer' }).fill('The brass one.');
  await page.getByRole('button', { name: 'Answer' }).click();
  await page.getByRole('list', { name: 'Answers' }).getByText('The brass one.').waitFor();
  await page.getByRole('button', { name: 'Change' }).first().click();
  await page.getByRole('textbox', { name: 'What you want to say' }).fill('Which lamp?');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await thread().getByText('Which lamp?').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Resolve' }).click();
  await page.getByRole('tab', { name: 'Comments', exact: true }).waitFor();
  await expect.poll(() => marked().count()).toBe(0);
  await page.getByRole('checkbox', { name: 'Show resolved (1)' }).check();
  await page.getByRole('button', { name: 'Open again' }).click();
  await expect.poll(() => marked().count()).toBe(1);
  await thread().getByRole('button', { name: 'Delete' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Nothing was said yet').waitFor();
  expect(await listed()).toEqual([]);
});

it('a comment on what was typed just now stays on its words while more is typed', async () => {
  const { page } = open;
  await editor().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nThe gulls rise.');
  await select('gulls', 5);
  await comment('Do they?');
  await expect.poll(() => marked().textContent()).toBe('rise.');
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('NOW ');
  await expect
    .poll(async () => (await open.studio.desk.getScript({ params: { script: script.id } })).text)
    .toContain('NOW');
  expect(await marked().textContent()).toBe('rise.');
  await page.reload();
  await expect.poll(() => marked().textContent()).toBe('rise.');
  await page.getByRole('tab', { name: 'Comments (1)' }).click();
  await thread().getByRole('button', { name: 'rise.' }).click();
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('rise.');
});

it('a click on commented words opens their thread beside them, of two the narrower one', async () => {
  const { page, studio } = open;
  const params = { script: script.id };
  const say = (line: number, quote: string, body: string) =>
    studio.desk.addComment({ params, body: { line, quote, body } });
  await say(3, 'Tom lights the old lamp.', 'The whole line.');
  await say(3, 'lamp', 'The brass one?');
  await page.reload();
  await page.getByRole('tab', { name: 'Prose' }).click();
  const opened = page
    .getByRole('article', { name: /^Comment:/ })
    .and(page.locator('[aria-current]'));
  const words = marked().filter({ hasText: /^lamp$/ });
  await words.click();
  await opened.getByText('The brass one?').waitFor();
  await marked()
    .filter({ hasText: /^Tom lights/ })
    .click({ position: { x: 4, y: 4 } });
  await opened.getByText('The whole line.').waitFor();
  // What was said is opened without a mouse too, and words that are selected open nothing.
  await page.getByRole('tab', { name: 'Prose' }).click();
  await words.dblclick();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').waitFor();
  await page.keyboard.type('comment at the caret');
  await page.keyboard.press('Enter');
  await opened.getByText('The brass one?').waitFor();
  await expectAccessible(page);
  await page.setViewportSize({ width: 375, height: 740 });
  await page.getByRole('button', { name: 'Text', exact: true }).click();
  await words.click();
  await opened.getByText('The brass one?').waitFor();
  await page.setViewportSize({ width: 1280, height: 800 });
});

it('a version that stays as it is takes comments too, at phone width and in the dark', async () => {
  const { page } = open;
  const params = { script: script.id };
  await open.studio.desk.evaluateScript({ params });
  await open.studio.desk.addComment({ params, body: { line: 3, body: 'Which lamp is it?' } });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 375, height: 740 });
  await page.reload();
  await expect.poll(() => marked().textContent()).toBe('Tom lights the old lamp.');
  await select('One.', 4);
  await page.getByRole('button', { name: 'Comment on the selection' }).click();
  await page.getByRole('textbox', { name: 'What you want to say' }).fill('Two.');
  await page.getByRole('dialog').getByRole('button', { name: 'Comment' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => marked().count()).toBe(2);
  expect(await findOverflow(page)).toEqual([]);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Reference' }).click();
  await page.getByRole('tab', { name: 'Comments (2)' }).click();
  await expect.poll(() => thread().count()).toBe(2);
  expect(await findOverflow(page)).toEqual([]);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: null });
});
