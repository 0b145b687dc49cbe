import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { FoundCharacter } from '../../src/contract/index.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { loseNext } from './harness/lose-next.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';
import { toast } from './harness/toast.ts';

/** A character outside the basic plane: offsets are counted in characters. */
const BOOK = [
  '# Tide',
  '## One',
  '😀 Captain Ahab Rook came down to the quay. Tobias Marsh stood at his door. I looked up.',
  '“You are late, Perrin,” said Captain Rook.',
  '“The tide was low,” I replied.',
  '“Perrin is always late,” said Tobias Marsh. “Come in, Captain Rook.”',
  'Captain Rook laughed and shook his head. Clara Venn brought the lamp. I went in, and I sat down.',
  '“Who is there?” said Clara Venn. Clara put the lamp on the table, and she went out.',
  '## Two',
  'The rain had come in from the sea. It beat against the glass.',
  '“Shut the door,” said the Captain.',
  '“I have shut it,” I said.',
  '“Then sit down,” said Marsh. He took up his work. Clara smiled.',
].join('\n\n');

let open: OpenStudio;
let book: string;
beforeAll(async () => {
  open = await openStudio();
  const imported = await open.studio.desk.importBook({
    query: { file_name: 'tide.md' },
    body: new TextEncoder().encode(BOOK),
  });
  book = imported.book.handle;
});
afterEach(() => open.watch.expectClean());
afterAll(() => open?.[Symbol.asyncDispose]());

const section = () => open.page.getByRole('region', { name: 'Found in the book' });
const row = (name: string) => section().getByRole('button', { name, exact: true });
const names = () => section().getByRole('heading', { level: 3 }).allTextContents();
const group = (name: string) => section().getByRole('button', { name });
const told = (title: string) => toast(open.page, title).waitFor();
const press = async (...keys: string[]) => {
  for (const key of keys) await open.page.keyboard.press(key);
};
const focused = () => open.page.evaluate(() => document.activeElement?.textContent);
/** Goes on by n until that one is looked at. */
async function goTo(name: string): Promise<void> {
  await expect.poll(names).toContain(name);
  for (const _ of await names()) {
    if ((await focused()) === name) return;
    await press('n');
  }
  expect(await focused()).toBe(name);
}

/** As the desk has them. */
async function found(): Promise<FoundCharacter[]> {
  return (await open.studio.desk.listFoundCharacters({ params: { book } })).items;
}
async function isIdle(): Promise<boolean> {
  const { items } = await open.studio.desk.listJobs({ query: {} });
  return items.every(({ ended_at }) => ended_at !== null);
}
async function decided(name: string): Promise<string> {
  const one = (await found()).find((each) => each.name === name);
  return `${one?.decision ?? 'open'} ${one?.character?.name ?? one?.merged_into?.name ?? '-'}`;
}
async function cast(): Promise<Record<string, string[]>> {
  const { items } = await open.studio.desk.listCharacters({ params: { book } });
  return Object.fromEntries(items.map(({ name, aliases }) => [name, aliases.toSorted()]));
}

it('lists whom the job that an import asks for has found, once it has', async () => {
  const { page, at } = open;
  await page.goto(at(`/books/${book}/cast`));
  await page.getByRole('heading', { name: 'Nobody yet' }).waitFor();
  await row('Captain Ahab Rook').waitFor();
  await section()
    .getByText(/^Read \d/)
    .waitFor();
  // A job that made way for others reads once more.
  await expect.poll(isIdle, { timeout: 60_000 }).toBe(true);
  const open_ = (await found()).map(({ name }) => name);
  // The page hears of the end a moment later.
  await expect.poll(names).toEqual(open_);
  await group(`To decide ${open_.length}`).waitFor();
  const about = section()
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: 'Captain Ahab Rook', exact: true }) });
  const [rook] = (await found()).filter(({ name }) => name === 'Captain Ahab Rook');
  await about.getByText(`named ${rook?.mentions} times · speaks ${rook?.speeches} times`).waitFor();
  await about.getByText('Male').waitFor();
  await expectAccessible(page);
});

it('goes on and back by n, p and the arrow keys, and opens the quotations', async () => {
  const { page } = open;
  const all = await names();
  await press('n');
  expect(await focused()).toBe(all[0]);
  await press('ArrowDown');
  expect(await focused()).toBe(all[1]);
  await press('p', 'ArrowUp');
  expect(await focused()).toBe(all.at(-1));
  await goTo('Captain Ahab Rook');
  await press('Enter');
  const quoted = section().getByRole('list', { name: 'Names of Captain Ahab Rook' });
  await quoted.getByText('came down to the quay').waitFor();
  expect(await quoted.locator('mark').first().textContent()).toBe('Captain Ahab Rook');
  expect(await row('Captain Ahab Rook').getAttribute('aria-expanded')).toBe('true');
  await expectAccessible(page);
});

it('splits a name off by s, and takes that back by u', async () => {
  await press('s');
  await expect.poll(focused).toBe('Split off');
  const label = await open.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  const alias = label?.replace('Split off ', '') ?? '';
  await press('Enter');
  await told(`${alias} is somebody else than Captain Ahab Rook`);
  expect(await decided(alias)).toBe('open -');
  await expect.poll(focused).toBe('Captain Ahab Rook');
  await press('u');
  await told(`${alias} is Captain Ahab Rook again`);
  expect(await decided(alias)).toBe('merged Captain Ahab Rook');
  expect((await found()).find(({ name }) => name === 'Captain Ahab Rook')?.aliases).toContain(
    alias,
  );
});

it('confirms by y, goes on to the next, and keeps what the book calls him', async () => {
  await goTo('Captain Ahab Rook');
  await press('y');
  await told('Captain Ahab Rook is in the cast');
  expect(await decided('Captain Ahab Rook')).toBe('confirmed Captain Ahab Rook');
  expect((await cast())['Captain Ahab Rook']).toContain('Captain Rook');
  await row('Captain Ahab Rook').waitFor({ state: 'detached' });
  expect(await names()).toContain(await focused());
  const people = open.page.getByRole('list', { name: 'Characters' });
  await people.getByRole('link', { name: 'Captain Ahab Rook' }).waitFor();
});

it('takes keys that follow one another at once, and undoes one after the other', async () => {
  const before = await names();
  await goTo(before[0] ?? '');
  await press('d', 'd');
  await expect
    .poll(async () => Promise.all(before.slice(0, 2).map(decided)))
    .toEqual(['dismissed -', 'dismissed -']);
  await expect.poll(names).toEqual(before.slice(2));
  await press('u');
  await expect.poll(async () => (await names()).length).toBe(before.length - 1);
  await press('u');
  await expect.poll(names).toEqual(before);
  await expect.poll(focused).toBe(before[0]);
});

it('merges into a character of the cast, chosen by typing', async () => {
  const { page } = open;
  await goTo('Tobias Marsh');
  await press('m');
  const dialog = page.getByRole('dialog', { name: 'Who is Tobias Marsh?' });
  await dialog.waitFor();
  await expectAccessible(page);
  await page.keyboard.type('rook');
  await press('Enter');
  await told('Tobias Marsh is Captain Ahab Rook');
  expect(await decided('Tobias Marsh')).toBe('merged Captain Ahab Rook');
  expect((await cast())['Captain Ahab Rook']).toEqual(
    expect.arrayContaining(['Marsh', 'Tobias Marsh']),
  );
  await expect.poll(async () => (await names()).includes((await focused()) ?? '')).toBe(true);
});

it('reopens whom the list of those merged has, and the names go back', async () => {
  await group('Merged or dismissed').press('Enter');
  await goTo('Tobias Marsh');
  await press('r');
  await told('Tobias Marsh is to be decided again');
  expect(await decided('Tobias Marsh')).toBe('open -');
  expect((await cast())['Captain Ahab Rook']).not.toContain('Marsh');
  await group('To decide').press('Enter');
  await row('Tobias Marsh').waitFor();
});

it('merges into another one that was found', async () => {
  await goTo('Clara Venn');
  await press('m');
  await open.page.getByRole('dialog', { name: 'Who is Clara Venn?' }).waitFor();
  await open.page.keyboard.type('marsh');
  await press('Enter');
  await told('Clara Venn is Tobias Marsh');
  expect(await decided('Clara Venn')).toBe('merged Tobias Marsh');
  await press('u');
  await told('Clara Venn is to be decided again');
  await expect.poll(focused).toBe('Clara Venn');
  expect((await found()).find(({ name }) => name === 'Tobias Marsh')?.aliases).toEqual(['Marsh']);
});

it('says what was not decided, and leaves it to be decided', async () => {
  await goTo('Tobias Marsh');
  await loseNext(open.page, '**/confirm');
  await press('y');
  await told('Tobias Marsh was not confirmed');
  open.watch.expectClean('net::ERR_CONNECTION_RESET');
  await row('Tobias Marsh').waitFor();
  expect(await decided('Tobias Marsh')).toBe('open -');
});

it('says that the book has changed, and reads it again; what was decided stays', async () => {
  const { page, studio } = open;
  await goTo('Perrin');
  await press('d');
  await told('Perrin is nobody of the book');
  const params = { book, number: '2' };
  const { text } = await studio.desk.getChapter({ params });
  await studio.desk.replaceChapter({
    params,
    body: `${text}\n\n“Ahoy!” said Ellen Frost. Ellen Frost laughed.`,
  });
  await page.reload();
  await section().getByText('The book has changed since.').waitFor();
  await section().getByRole('button', { name: 'Read again' }).press('Enter');
  await row('Ellen Frost').waitFor();
  await section().getByText('The book has changed since.').waitFor({ state: 'detached' });
  expect(await decided('Perrin')).toBe('dismissed -');
  expect(await decided('Captain Ahab Rook')).toBe('confirmed Captain Ahab Rook');
});

it('offers by the palette what can be decided, and lists its keys', async () => {
  const { page } = open;
  await goTo('Ellen Frost');
  await press('Control+k');
  await page.getByPlaceholder('What do you want to do, or where to go?').waitFor();
  await page.keyboard.type('dismiss ellen');
  await press('Enter');
  await told('Ellen Frost is nobody of the book');
  await expect.poll(async () => (await names()).includes((await focused()) ?? '')).toBe(true);
  await press('?');
  const keys = page.getByRole('dialog', { name: 'Shortcuts on this page' });
  await keys.getByText('Next one found').waitFor();
  await press('Escape');
});

it('reads at phone width, in the dark and at 200 % zoom', async () => {
  const { page } = open;
  await goTo('Tobias Marsh');
  await press('Enter');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  for (const width of [640, 390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await findOverflow(page), `at ${width}px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});

it('says so when everybody is decided', async () => {
  const left = await names();
  await goTo(left[0] ?? '');
  for (const _ of left) await press('d');
  await section().getByText('Everybody who was found is decided.').waitFor();
  expect((await found()).filter(({ decision }) => decision === null)).toEqual([]);
  expect(await focused()).toBe('Found in the book');
});

it('says that they could not be loaded, and tries again', async () => {
  const { page } = open;
  let lost = true;
  await page.route('**/found-characters', (route) =>
    lost ? route.abort('connectionreset') : route.continue(),
  );
  await page.reload();
  await page.getByText('Who was found in the book could not be loaded').waitFor();
  await expectAccessible(page);
  lost = false;
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await section()
    .getByText(/^Read \d/)
    .waitFor();
  open.watch.expectClean('net::ERR_CONNECTION_RESET');
});

it('says so where a book names nobody', async () => {
  const { page, at, studio } = open;
  const { book: rain } = await studio.desk.importBook({
    query: { file_name: 'rain.md' },
    body: new TextEncoder().encode('# Rain\n\n## One\n\nThe rain fell on the sea.\n'),
  });
  await page.goto(at(`/books/${rain.handle}/cast`));
  await section()
    .getByText(/^Read .*It names nobody\.$/)
    .waitFor();
  await section().getByRole('button', { name: 'Read again' }).waitFor();
  await expectAccessible(page);
});
