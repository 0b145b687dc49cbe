import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { CastMemberItem, ScriptItem } from '../../src/contract/index.ts';
import { plural } from '../../src/contract/plural.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { importSample } from './harness/import-sample.ts';
import { loseNext } from './harness/lose-next.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';
import { PNG, wav } from './harness/small-files.ts';
import { toast } from './harness/toast.ts';

/** A cue that could be Mara's, and one that the whole world may say: both stay uncast. */
const UNCAST = '\n\nMARA BY NIGHT\nWho goes there?\n\nCROWD\nNobody.\n';

let open: OpenStudio;
let book: string;
let script: ScriptItem;
beforeAll(async () => {
  open = await openStudio();
  const { desk } = open.studio;
  ({ handle: book } = await importSample(desk));
  const params = { book, number: '1' };
  const drafted = await desk.draftScript({ params, body: {} });
  const { text } = await desk.getScript({ params: { script: drafted.id } });
  script = await desk.createScript({ params, body: { text: text + UNCAST } });
  await desk.createCharacter({ params: { book }, body: { name: 'The Quay Watch' } });
});
afterEach(() => open.watch.expectClean());
afterAll(() => open?.[Symbol.asyncDispose]());

async function people(): Promise<CastMemberItem[]> {
  return (await open.studio.desk.listCast({ params: { book } })).items;
}
const named = async (name: string) => (await people()).find((each) => each.name === name);
const rowOf = (name: string) =>
  open.page
    .getByRole('list', { name: 'Characters' })
    .getByRole('listitem')
    .filter({
      has: open.page.getByRole('link', { name, exact: true }),
    });
async function choose(name: string, item: string): Promise<void> {
  await open.page.getByRole('button', { name: `More for ${name}` }).click();
  await open.page.getByRole('menuitem', { name: item }).click();
}

it('shows who is in a book, who says most first, with lines, words and chapters', async () => {
  const { page, at } = open;
  await page.goto(at(`/books/${book}/cast`));
  await rowOf('Mara Venn').waitFor();
  const mara = await named('Mara Venn');
  expect(await rowOf('Mara Venn').textContent()).toContain(
    `${mara?.lines} lines · ${mara?.words} words · chapter 1 · in 2 versions`,
  );
  expect(await rowOf('Mara Venn').textContent()).toContain('No voice');
  await expectAccessible(page);
});

it('finds a character by name, and says when nobody is called so', async () => {
  const { page } = open;
  await page.getByLabel('Find by name').fill('tobias');
  await rowOf('Mara Venn').waitFor({ state: 'detached' });
  expect(await rowOf('Tobias Venn').count()).toBe(1);
  await page.getByLabel('Find by name').fill('nobody at all');
  await page.getByRole('heading', { name: 'Nobody is called “nobody at all”' }).waitFor();
  await page.getByLabel('Find by name').fill('');
});

it('filters the cast by what is missing and by chapter, at an address of its own', async () => {
  const { page } = open;
  const everybody = await people();
  const silent = everybody.filter(({ lines }) => lines === 0);
  const filter = page.getByRole('search', { name: 'Filter the cast' });
  await filter.getByLabel('Show').selectOption('Who says nothing');
  await page.getByText(`${silent.length} of ${everybody.length} characters`).waitFor();
  await expectAccessible(page);
  await page.waitForURL(/[?]show=silent$/);
  await page.reload();
  await page.getByText(`${silent.length} of ${everybody.length} characters`).waitFor();
  await filter.getByLabel('Show').selectOption('Everybody');
  await filter.getByLabel('Speaks in').selectOption('Chapter 1');
  await rowOf('Mara Venn').waitFor();
  await page.waitForURL(/[?]chapter=1$/);
  await filter.getByLabel('Speaks in').selectOption('Any chapter');
  await page.getByText(`${everybody.length} characters`, { exact: true }).waitFor();
});

it('adds a character by the shortcut, and takes it back', async () => {
  const { page } = open;
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('c');
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Add a character' });
  await dialog.getByLabel('Name').fill('<img src=x onerror=alert(1)> עוזי 🎭');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await rowOf('<img src=x onerror=alert(1)> עוזי 🎭').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await rowOf('<img src=x onerror=alert(1)> עוזי 🎭').waitFor({ state: 'detached' });
});

it('renames a character, and gives it another name', async () => {
  const { page } = open;
  await choose('Mr. Crake', 'Rename');
  const rename = page.getByRole('dialog', { name: 'Rename Mr. Crake' });
  await rename.getByLabel('Name').fill('Ezra Crake');
  await rename.getByRole('button', { name: 'Rename' }).click();
  await rowOf('Ezra Crake').waitFor();
  await choose('Ezra Crake', 'Add another name');
  const alias = page.getByRole('dialog', { name: 'Another name of Ezra Crake' });
  await alias.getByLabel('Name or cue').fill('Mr. Crake');
  await alias.getByRole('button', { name: 'Add' }).click();
  await rowOf('Ezra Crake')
    .getByText(/^also .*Mr\. Crake/)
    .waitFor();
});

it('merges two characters who are one, after saying that it can be undone', async () => {
  const { page } = open;
  await choose('Mara Venn', 'Merge another into it');
  const dialog = page.getByRole('dialog', { name: 'Merge into Mara Venn' });
  await dialog.getByText('It can be undone').waitFor();
  await dialog
    .getByLabel('The same person')
    .selectOption({ label: await optionOf('The Quay Watch') });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Merge The Quay Watch into Mara Venn' }).click();
  // Under an open dialog no row has a role.
  await dialog.waitFor({ state: 'detached' });
  await rowOf('The Quay Watch').waitFor({ state: 'detached' });
  expect((await named('Mara Venn'))?.aliases).toContain('The Quay Watch');
});
const optionOf = async (name: string) =>
  `${name} (${plural((await named(name))?.lines ?? 0, 'line')})`;

it('gives a character a page of its own: lines by chapter, names, versions', async () => {
  const { page } = open;
  await rowOf('Mara Venn').getByRole('link').click();
  await page.getByRole('heading', { name: 'Mara Venn', level: 1 }).waitFor();
  await page.getByRole('rowheader', { name: /^1\. / }).waitFor();
  await page.getByRole('link', { name: /^Chapter 1 v2 Draft$/ }).waitFor();
  await page.getByText('No picture yet').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Remove The Quay Watch' }).click();
  await page.getByRole('button', { name: 'Remove The Quay Watch' }).waitFor({ state: 'detached' });
  await toast(page, 'Mara Venn is no longer The Quay Watch').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('button', { name: 'Remove The Quay Watch' }).waitFor();
});

it('takes a picture for the character sheet, shows it, and says in place what is none', async () => {
  const { page } = open;
  const input = page.getByRole('region', { name: 'Pictures' }).locator('input[type=file]');
  await input.setInputFiles({
    name: 'x.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg/>'),
  });
  await page.getByRole('alert').getByText('x.png was not uploaded').waitFor();
  await expectAccessible(page);
  open.watch.expectClean('415');
  await input.setInputFiles({ name: 'mara.png', mimeType: 'image/png', buffer: PNG });
  const picture = page.getByRole('img', { name: 'Mara Venn' });
  await picture.waitFor();
  await expect
    .poll(() => picture.evaluate((shown) => (shown as HTMLImageElement).naturalWidth))
    .toBe(1);
  await page.getByText('1 picture', { exact: true }).waitFor();
  await expectAccessible(page);
});

it('deletes a character only after asking, and goes back to the cast', async () => {
  const { page, at } = open;
  const crake = await named('Ezra Crake');
  await page.goto(at(`/books/${book}/cast/${crake?.id}`));
  await choose('Ezra Crake', 'Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
  await page.getByRole('list', { name: 'Characters' }).waitFor();
  expect(await named('Ezra Crake')).toBeUndefined();
  open.watch.expectClean('404');
});

it('says at the address of nobody that there is nobody', async () => {
  const { page, at } = open;
  await page.goto(at(`/books/${book}/cast/00000000-0000-4000-8000-00000000dead`));
  await page.getByRole('heading', { name: 'There is no such character' }).waitFor();
  await expectAccessible(page);
  open.watch.expectClean('404');
});

it('shows the casting on the desk, beside the script', async () => {
  const { page, at } = open;
  await page.goto(at(`/books/${book}/chapters/1?version=2`));
  await page.getByRole('tab', { name: 'Roles' }).click();
  const uncast = page.getByRole('region', { name: /uncast cue/ });
  await uncast.getByText('MARA BY NIGHT', { exact: true }).waitFor();
  await expectAccessible(page);
});

it('reports uncast cues first, and creates a character of one by a click', async () => {
  const { page, at } = open;
  await page.goto(at(`/books/${book}/chapters/1/casting?version=2`));
  const uncast = page.getByRole('region', { name: /uncast cue/ });
  await uncast.getByText('MARA BY NIGHT', { exact: true }).waitFor();
  await expectAccessible(page);
  expect(
    await uncast
      .getByRole('link', { name: /^line \d+$/ })
      .first()
      .getAttribute('href'),
  ).toMatch(/\?version=2&line=\d+$/);
  await page.getByRole('button', { name: 'Create Crowd' }).click();
  await uncast.getByText('CROWD', { exact: true }).waitFor({ state: 'detached' });
  expect(await named('Crowd')).toMatchObject({ lines: 1 });
});

it('attaches a cue to somebody of the book, which becomes another name', async () => {
  const { page } = open;
  await page.getByRole('button', { name: 'Attach MARA BY NIGHT' }).click();
  const list = page.getByRole('dialog', { name: 'Attach MARA BY NIGHT' });
  await list.getByRole('option').nth(1).waitFor();
  await expectAccessible(page);
  // By keys alone: the field has the focus, and what is found first is chosen.
  await page.keyboard.type('nobody at all');
  await list.getByText('Nobody is called that.').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('venn mara');
  await expect.poll(() => list.getByRole('option').count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.getByText('MARA BY NIGHT', { exact: true }).waitFor({ state: 'detached' });
  const mara = await named('Mara Venn');
  expect(mara?.aliases).toContain('MARA BY NIGHT');
  const { character_ids } = await open.studio.desk.getScript({ params: { script: script.id } });
  expect(character_ids).toContain(mara?.id);
});

it('reads at phone width, in the dark and at 200 % zoom', async () => {
  const { page, at } = open;
  await page.emulateMedia({ colorScheme: 'dark' });
  const mara = await named('Mara Venn');
  for (const path of ['cast', `cast/${mara?.id}`, 'chapters/1/casting?version=2']) {
    await page.goto(at(`/books/${book}/${path}`));
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await expectAccessible(page);
    for (const width of [640, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await findOverflow(page), `${path} at ${width}px`).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  }
});

it('deletes a picture by keyboard, only after asking, and says in place what failed', async () => {
  const { page, studio, at } = open;
  const mara = await named('Mara Venn');
  await page.goto(at(`/books/${book}/cast/${mara?.id}`));
  const trash = page.getByRole('button', { name: 'Delete picture 1' });
  const dialog = page.getByRole('dialog', { name: 'Delete picture 1?' });
  const confirm = dialog.getByRole('button', { name: 'Delete for good' });
  await trash.press('Enter');
  await dialog.getByText('This cannot be undone.').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => trash.evaluate((it) => it === document.activeElement)).toBe(true);
  await loseNext(page, '**/v1/images/*');
  await trash.press('Enter');
  await confirm.press('Enter');
  await dialog.getByRole('alert').getByText('That could not be done').waitFor();
  await expectAccessible(page);
  open.watch.expectClean('net::ERR_CONNECTION_RESET');
  expect((await named('Mara Venn'))?.images).toBe(1);
  await confirm.press('Enter');
  await page.getByText('No picture yet').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('page');
  await page.reload();
  await page.getByText('No picture yet').waitFor();
  const query = { character: mara?.id ?? '' };
  expect((await studio.desk.listImages({ query })).items).toEqual([]);
});

it('deletes a voice, which is gone after a reload', async () => {
  const { page } = open;
  const voice = page.getByRole('region', { name: 'Voice' });
  await voice
    .locator('input[type=file]')
    .setInputFiles({ name: 'mara.wav', mimeType: 'audio/wav', buffer: wav() });
  await voice.getByRole('button', { name: 'Delete voice 1' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
  await page.getByText('No voice yet').waitFor();
  await page.reload();
  await page.getByText('No voice yet').waitFor();
  await expectAccessible(page);
});
