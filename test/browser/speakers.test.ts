import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectAccessible } from './harness/check-accessibility.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { loseNext } from './harness/lose-next.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';
import { toast } from './harness/toast.ts';

/** A character outside the basic plane: offsets are counted in characters. */
const TALK = [
  '😀 Clara put down her book.[^1] Hob came in with the lamp. Ann sat by the door and knitted.',
  '“Is it raining?” said Clara.',
  '“It is.”',
  '“Then shut the door.”',
  '“I did.”',
  '“Good,” said Zachary. “Very good.”',
];
const BOOK = `# Lamp\n\n## One\n\n${TALK.join('\n\n')}\n\n[^1]: A novel of the sea.\n`;

let open: OpenStudio;
let book: string;
const params = () => ({ book, number: '1' });
beforeAll(async () => {
  open = await openStudio();
  const { desk } = open.studio;
  const imported = await desk.importBook({
    query: { file_name: 'lamp.md' },
    body: new TextEncoder().encode(BOOK),
  });
  book = imported.book.handle;
  for (const name of ['Clara', 'Hob', 'Ann']) {
    await desk.createCharacter({ params: { book }, body: { name } });
  }
});
afterEach(() => open.watch.expectClean());
afterAll(() => open?.[Symbol.asyncDispose]());

const ANN_SAYS = /^Ann\s*, confirmed:\s*“It is\.”$/;
const speech = (words: string | RegExp) =>
  open.page.getByRole('region', { name: 'Prose' }).getByRole('link', { name: words });
const rows = () => open.page.getByRole('list', { name: 'Speeches' }).getByRole('button');
const current = () =>
  open.page.getByRole('region', { name: 'Prose' }).locator('[aria-current]').textContent();
const status = () => open.page.getByRole('region', { name: 'Review' }).getByRole('status');
const focusedIsCurrent = () =>
  open.page.evaluate(() => document.activeElement?.getAttribute('aria-current') === 'true');
/** As the desk has it, beside its words: who is confirmed, and by a mark who is only read. */
async function speakers(): Promise<string[]> {
  const { items } = await open.studio.desk.listQuotes({ params: params() });
  return items.map(
    ({ speaker, called, how }) =>
      `${speaker?.name ?? called ?? '-'}${how === 'confirmed' ? '' : '?'}`,
  );
}
/** The digit that picks somebody. */
async function keyOf(name: string): Promise<string> {
  const choice = open.page
    .getByRole('group', { name: 'Who says it?' })
    .getByRole('button', { name });
  return (await choice.getAttribute('aria-keyshortcuts')) ?? '';
}
const press = (keys: string) => open.page.keyboard.press(keys);

it('is reached by keys, and shows each speech under its speaker’s name', async () => {
  const { page, at } = open;
  await page.goto(at(`/books/${book}/chapters/1`));
  await page.getByRole('heading', { name: 'No script yet' }).waitFor();
  await press('g');
  await press('w');
  await page.getByRole('heading', { name: 'Who speaks', level: 1 }).waitFor();
  await speech('“Is it raining?”').waitFor();
  expect(await speech('“Is it raining?”').getAttribute('href')).toMatch(/^#speech-\d+$/);
  expect(await speech('“Is it raining?”').textContent()).toMatch(/^Clara.*“Is it raining\?”$/);
  expect(await speech('“Very good.”').textContent()).toMatch(/^Zachary/);
  await expectAccessible(page);
});

it('shows the notes of the chapter under its prose, here and on the desk', async () => {
  const { page, at } = open;
  await page.getByRole('region', { name: 'Notes' }).getByText('A novel of the sea.').waitFor();
  await page.goto(at(`/books/${book}/chapters/1`));
  await page.getByRole('region', { name: 'Notes' }).getByText('A novel of the sea.').waitFor();
  await page.goto(at(`/books/${book}/chapters/1/speakers`));
  await rows().first().waitFor();
});

it('asks for the least certain first, and goes on and back by n and p', async () => {
  const { items } = await open.studio.desk.listQuotes({ params: params() });
  const sorted = items.toSorted((a, b) => a.confidence - b.confidence || a.start - b.start);
  const words = (await rows().allTextContents()).map((row) => /“.*”/.exec(row)?.[0]);
  expect(words).toEqual(sorted.map((quote) => quote.words));
  expect(await current()).toContain(sorted[0]?.words);
  await press('n');
  expect(await current()).toContain(sorted[1]?.words);
  expect(await focusedIsCurrent()).toBe(true);
  await press('p');
  await press('p');
  expect(await current()).toContain(sorted.at(-1)?.words);
});

it('takes a digit for a speaker, says so, and goes on to the next', async () => {
  const { page } = open;
  await page.getByRole('button', { name: 'As they stand' }).press('Enter');
  await rows().nth(1).press('Enter');
  expect(await current()).toContain('“It is.”');
  await press(await keyOf('Ann'));
  await expect.poll(() => status().textContent()).toBe('“It is.” is said by Ann.');
  await expect.poll(speakers).toContain('Ann');
  expect((await speakers())[1]).toBe('Ann');
  expect(await current()).toContain('“Then shut the door.”');
  expect(await focusedIsCurrent()).toBe(true);
  await speech(ANN_SAYS).waitFor();
});

it('takes keys that follow one another at once', async () => {
  await press('c');
  await press(await keyOf('Hob'));
  await expect.poll(async () => (await speakers()).slice(1, 4)).toEqual(['Ann', 'Clara', 'Hob']);
});

it('undoes one after the other, and shows what was undone', async () => {
  await press('u');
  await expect.poll(() => status().textContent()).toContain('Undone: “I did.”');
  expect(await current()).toContain('“I did.”');
  await press('u');
  await expect.poll(() => status().textContent()).toContain('Undone: “Then shut the door.”');
  await press('u');
  await expect.poll(async () => (await speakers()).filter((who) => !who.endsWith('?'))).toEqual([]);
  await open.page.getByText('0 of 6 confirmed').waitFor();
});

it('adds to the cast whom the text names, with all of the turn', async () => {
  await rows().nth(4).press('Enter');
  await open.page.getByRole('button', { name: 'Add Zachary' }).press('Enter');
  await expect.poll(async () => (await speakers()).slice(4)).toEqual(['Zachary', 'Zachary']);
  const { items } = await open.studio.desk.listCharacters({ params: { book } });
  expect(items.map(({ name }) => name)).toContain('Zachary');
});

it('has the rest of a conversation alternate by one key, and takes that back at once', async () => {
  await rows().nth(1).press('Enter');
  await press(await keyOf('Hob'));
  expect(await current()).toContain('“Then shut the door.”');
  await press('p');
  await press('a');
  await expect.poll(async () => (await speakers()).slice(1, 4)).toEqual(['Hob', 'Clara', 'Hob']);
  await expect
    .poll(() => status().textContent())
    .toBe('Hob and Clara take turns to the end of this conversation.');
  await press('u');
  await expect.poll(async () => (await speakers()).slice(1, 4)).not.toContain('Clara');
});

it('asks which two alternate, by keys', async () => {
  const { page } = open;
  await rows().nth(1).press('Enter');
  await press('Shift+A');
  const dialog = page.getByRole('dialog', { name: 'The rest of this conversation alternates' });
  await dialog.waitFor();
  await expectAccessible(page);
  await dialog.getByLabel('Who says “It is.”').selectOption('Ann');
  await dialog.getByLabel('Who speaks next').selectOption('Hob');
  await dialog.getByRole('button', { name: 'Confirm the turns' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(async () => (await speakers()).slice(1, 4)).toEqual(['Ann', 'Hob', 'Ann']);
});

it('says what was not confirmed, and shows it as it was', async () => {
  const { page } = open;
  await rows().nth(1).press('Enter');
  await loseNext(page, '**/quotes/confirm');
  await press('0');
  await toast(page, 'The speaker was not confirmed').waitFor();
  open.watch.expectClean('net::ERR_CONNECTION_RESET');
  await speech(ANN_SAYS).waitFor();
  expect((await speakers())[1]).toBe('Ann');
});

it('keeps what was confirmed where the chapter changes, and gives it to a later draft', async () => {
  const { page, studio } = open;
  const { text } = await studio.desk.getChapter({ params: params() });
  await studio.desk.replaceChapter({
    params: params(),
    body: `“Hear, hear!” said Clara.\n\n${text}`,
  });
  await page.reload();
  await speech(ANN_SAYS).waitFor();
  const { id } = await studio.desk.draftScript({ params: params(), body: {} });
  const script = await studio.desk.getScript({ params: { script: id } });
  expect(script.text).toMatch(/^ANN\nIt is\.$/m);
});

it('reads at phone width, in the dark and at 200 % zoom, and lists its keys', async () => {
  const { page } = open;
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  for (const width of [640, 390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await findOverflow(page), `at ${width}px`).toEqual([]);
    await press('n');
    const shown = await page.locator('[aria-current]:focus').boundingBox();
    const panel = await page.getByRole('region', { name: 'Review' }).boundingBox();
    expect(shown?.y, 'above the panel').toBeLessThan(panel?.y ?? 0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await press('?');
  const dialog = page.getByRole('dialog', { name: 'Shortcuts on this page' });
  await dialog.getByText('The rest of this conversation alternates').waitFor();
  await press('Escape');
});
