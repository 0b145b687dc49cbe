import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { CastMemberItem, ScriptItem } from '../../src/contract/index.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { importSample } from './harness/import-sample.ts';
import { loseNext } from './harness/lose-next.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';
import { toast } from './harness/toast.ts';

const TEXT = 'INT. ROOM - DAY\n\nMARA (V.O.)\nMARA is here.\n\nTOM\nMara!\n\nMARA ^\nYes.\n';
const RENAMED = TEXT.replace('MARA (V.O.)', 'MARTHA (V.O.)').replace('MARA ^', 'MARTHA ^');

let open: OpenStudio;
/** Of the book that the test has to itself, as are these. */
let book: string;
let bookId: string;
let mara: { id: string };
let tom: { id: string };
let draft: ScriptItem;
let approved: ScriptItem;
beforeAll(async () => {
  open = await openStudio();
});
beforeEach(async () => {
  const { desk } = open.studio;
  ({ handle: book, id: bookId } = await importSample(desk));
  const params = { book };
  mara = await desk.createCharacter({ params, body: { name: 'Mara' } });
  tom = await desk.createCharacter({ params, body: { name: 'Tom' } });
  const body = { text: TEXT };
  draft = await desk.createScript({ params: { book, number: '1' }, body });
  approved = await desk.createScript({ params: { book, number: '2' }, body });
  const ofApproved = { params: { script: approved.id } };
  await desk.recordEvaluation({ ...ofApproved, body: { score: 80 } });
  approved = await desk.approveScript(ofApproved);
});
afterEach(async () => {
  // Nothing asks for the book any more when it goes; about:blank would begin another process.
  await open.page.goto(open.at('/healthz'));
  await open.studio.desk.deleteBook({ params: { book: bookId } });
  open.watch.expectClean();
});
afterAll(() => open?.[Symbol.asyncDispose]());

const textOf = async (script: { id: string }) =>
  (await open.studio.desk.getScript({ params: { script: script.id } })).text;
const people = async (): Promise<CastMemberItem[]> =>
  (await open.studio.desk.listCast({ params: { book } })).items;
const names = async () => (await people()).map(({ name }) => name);
const versionsOf = async (chapter: string) =>
  (await open.studio.desk.listScripts({ query: { book, chapter } })).items;

/** Opens the cast, or the page of somebody in it. */
async function goTo(person?: { id: string }): Promise<void> {
  const of = person === undefined ? 'cast' : `cast/${person.id}`;
  await open.page.goto(open.at(`/books/${book}/${of}`));
}
/** Chooses from somebody's menu, by keyboard. */
async function choose(name: string, item: string): Promise<void> {
  await open.page.getByRole('button', { name: `More for ${name}` }).press('Enter');
  await open.page.getByRole('menuitem', { name: item }).press('Enter');
}
const renaming = () => open.page.getByRole('dialog', { name: /^Rename / });
const changes = () => open.page.getByRole('region', { name: 'Renames and merges' });

it('a rename says which cues of which versions would change, and how, before it is done', async () => {
  await goTo();
  await choose('Mara', 'Rename');
  await renaming().getByLabel('Name').fill('Martha');
  await renaming().getByText('4 cues in 2 versions would change.').waitFor();
  const listed = renaming().getByRole('list', { name: 'Cues that would change' });
  expect(await listed.getByRole('listitem').allTextContents()).toEqual([
    'Chapter 1v1Draftin the draftMARA → MARTHA · 2 cues',
    'Chapter 2v1Approvedas a new versionMARA → MARTHA · 2 cues',
  ]);
  expect(await renaming().getByLabel('Change these cues too').isChecked()).toBe(true);
  expect([await textOf(draft), (await versionsOf('2')).length]).toEqual([TEXT, 1]);
  await expectAccessible(open.page);
});

it('a rename changes the cues with it: the draft itself, of what was approved a new version', async () => {
  await goTo();
  await choose('Mara', 'Rename');
  await renaming().getByLabel('Name').fill('Martha');
  await renaming().getByText('4 cues in 2 versions would change.').waitFor();
  await open.page.keyboard.press('Enter');
  await toast(open.page, 'Changed with it: 4 cues in 2 versions.').waitFor();
  expect([await textOf(draft), await textOf(approved)]).toEqual([RENAMED, TEXT]);
  expect((await versionsOf('2')).map(({ status }) => status).sort()).toEqual(['approved', 'draft']);
});

it('a rename leaves every cue where a person says so', async () => {
  await goTo();
  await choose('Mara', 'Rename');
  await renaming().getByLabel('Name').fill('Martha');
  await renaming().getByLabel('Change these cues too').press('Space');
  await renaming().getByText('The cues stay as they are, and lead to Martha').waitFor();
  await renaming().getByRole('button', { name: 'Rename' }).click();
  await toast(open.page, 'Mara is now Martha').waitFor();
  expect([await textOf(draft), (await versionsOf('2')).length]).toEqual([TEXT, 1]);
});

it('a rename of somebody without a cue asks nothing about cues', async () => {
  await open.studio.desk.createCharacter({ params: { book }, body: { name: 'Nobody' } });
  await goTo();
  await choose('Nobody', 'Rename');
  await renaming().getByLabel('Name').fill('Somebody');
  await renaming().getByText('No cue would change.').waitFor();
  expect(await renaming().getByRole('checkbox').count()).toBe(0);
});

it('a rename tells in its place what failed, and keeps what was typed', async () => {
  await goTo();
  await choose('Mara', 'Rename');
  const name = renaming().getByLabel('Name');
  await name.fill('Martha');
  await renaming().getByText('4 cues in 2 versions would change.').waitFor();
  await loseNext(open.page, `**/v1/characters/${mara.id}`);
  await open.page.keyboard.press('Enter');
  await renaming().locator('[aria-invalid=true]').waitFor();
  expect(await name.inputValue()).toBe('Martha');
  open.watch.expectClean('net::ERR_CONNECTION_RESET');
});

it('a dialog that is left gives the focus back to the menu that it was opened from', async () => {
  await goTo();
  for (const item of ['Rename', 'Merge another into it']) {
    await choose('Mara', item);
    await open.page.getByRole('dialog').waitFor();
    await open.page.keyboard.press('Escape');
    await open.page.getByRole('dialog').waitFor({ state: 'detached' });
    const more = open.page.getByRole('button', { name: 'More for Mara' });
    await expect.poll(() => more.evaluate((it) => it === document.activeElement)).toBe(true);
  }
});

it('a rename is undone at once, cues and all', async () => {
  await goTo();
  await choose('Mara', 'Rename');
  await renaming().getByLabel('Name').fill('Martha');
  await renaming().getByRole('button', { name: 'Rename' }).click();
  await toast(open.page, 'Mara is now Martha').waitFor();
  await open.page.getByRole('button', { name: 'Undo' }).click();
  await toast(open.page, 'Martha is Mara again').waitFor();
  expect([await textOf(draft), (await versionsOf('2')).length]).toEqual([TEXT, 1]);
  expect((await people()).find(({ name }) => name === 'Mara')?.aliases).toEqual([]);
});

it('a merge says which cues would change, and changes them', async () => {
  await goTo();
  await choose('Mara', 'Merge another into it');
  const dialog = open.page.getByRole('dialog', { name: 'Merge into Mara' });
  await dialog.getByLabel('The same person').selectOption({ value: tom.id });
  await dialog.getByText('2 cues in 2 versions would change.').waitFor();
  await expectAccessible(open.page);
  await dialog.getByRole('button', { name: 'Merge Tom into Mara' }).click();
  await toast(open.page, 'Tom is now Mara').waitFor();
  expect(await textOf(draft)).toBe(TEXT.replace('TOM', 'MARA'));
});

it('a merge is undone later, on the page of who was kept, after saying what will come of it', async () => {
  await open.studio.desk.mergeCharacters({
    params: { character: mara.id },
    body: { merged: tom.id, cues: true },
  });
  await goTo(mara);
  await changes().getByText('Tom was merged into Mara', { exact: true }).waitFor();
  await changes().getByText('With its cues in 2 versions').waitFor();
  await changes().getByRole('button', { name: 'Undo: Tom was merged into Mara' }).press('Enter');
  const dialog = open.page.getByRole('dialog', { name: 'Undo this merge?' });
  await dialog.getByText('Tom becomes a character of its own again').waitFor();
  await expectAccessible(open.page);
  await dialog.getByRole('button', { name: 'Undo' }).press('Enter');
  await changes().waitFor({ state: 'detached' });
  await expect.poll(names).toContain('Tom');
  expect([await textOf(draft), (await versionsOf('2')).length]).toEqual([TEXT, 1]);
  await expect.poll(() => open.page.evaluate(() => document.activeElement?.id)).toBe('page');
});

it('renames are undone from the newest on', async () => {
  const params = { character: mara.id };
  await open.studio.desk.renameCharacter({ params, body: { name: 'Martha' } });
  await open.studio.desk.renameCharacter({ params, body: { name: 'Martina' } });
  await goTo(mara);
  await changes().getByText('Can be undone after the newer rename').waitFor();
  expect(await changes().getByRole('button').count()).toBe(1);
  await changes().getByRole('button', { name: 'Undo: Martha became Martina' }).click();
  await open.page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
  await open.page.getByRole('heading', { name: 'Martha', level: 1 }).waitFor();
  await changes().getByRole('button', { name: 'Undo: Mara became Martha' }).waitFor();
});

it('an undo names the versions that it left, as they were edited since', async () => {
  const { desk } = open.studio;
  const body = { name: 'Martha', cues: true };
  await desk.renameCharacter({ params: { character: mara.id }, body });
  const { etag } = await desk.getScript({ params: { script: draft.id } });
  await desk.writeScriptText({
    params: { script: draft.id },
    ifMatch: etag,
    body: `${RENAMED}\nTOM\nAh.\n`,
  });
  await goTo(mara);
  await changes().getByRole('button', { name: 'Undo: Mara became Martha' }).click();
  await open.page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
  await changes().getByText('Edited or judged since, and left as it is: chapter 1 v1.').waitFor();
  expect(await changes().getByRole('button').count()).toBe(0);
  await expectAccessible(open.page);
});

it('an undo tells in its place what failed', async () => {
  const params = { character: mara.id };
  await open.studio.desk.renameCharacter({ params, body: { name: 'Martha' } });
  await goTo(mara);
  await changes().getByRole('button', { name: 'Undo: Mara became Martha' }).click();
  await loseNext(open.page, '**/v1/character-changes/**');
  const dialog = open.page.getByRole('dialog', { name: 'Undo this rename?' });
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await dialog.getByRole('alert').getByText('That could not be done').waitFor();
  open.watch.expectClean('net::ERR_CONNECTION_RESET');
  await expect.poll(names).toContain('Martha');
});

/** Characters that a draft made, which then went. */
async function leaveUnneeded(): Promise<string[]> {
  const { desk } = open.studio;
  const { id } = await desk.draftScript({ params: { book, number: '3' }, body: {} });
  await desk.deleteScript({ params: { script: id } });
  const { items } = await desk.listUnneeded({ params: { book } });
  return items.map(({ name }) => name);
}

it('a cast says which characters no script needs with what made them, and removes them on yes', async () => {
  const unneeded = await leaveUnneeded();
  expect(unneeded.length).toBeGreaterThan(1);
  await goTo();
  const section = open.page.getByRole('region', { name: 'characters that no script needs' });
  await section.waitFor();
  await open.page.getByRole('heading', { level: 1 }).waitFor();
  await expectAccessible(open.page);
  await section.getByRole('button', { name: 'Tidy up' }).press('Enter');
  const dialog = open.page.getByRole('dialog', { name: 'Characters that no script needs' });
  const listed = dialog.getByRole('list', { name: 'To be removed' }).getByRole('listitem');
  expect(await listed.allTextContents()).toEqual(
    unneeded.map((name) => `${name}Made by a draft of chapter 3`),
  );
  await expectAccessible(open.page);
  await dialog.getByRole('button', { name: `Remove ${unneeded.length} characters` }).press('Enter');
  await section.waitFor({ state: 'detached' });
  await expect.poll(names).toEqual(['Mara', 'Tom']);
  await expect.poll(() => open.page.evaluate(() => document.activeElement?.id)).toBe('page');
});

it('a character that a person wants to keep is not removed with the others', async () => {
  const [kept = '', ...going] = await leaveUnneeded();
  await goTo();
  await open.page.getByRole('button', { name: 'Tidy up' }).click();
  const dialog = open.page.getByRole('dialog');
  await dialog.getByLabel(kept, { exact: true }).uncheck();
  await dialog.getByRole('button', { name: `Remove ${going.length} character` }).click();
  await toast(open.page, `Removed ${going.join(', ')}`).waitFor();
  await expect.poll(names).toEqual([kept, 'Mara', 'Tom'].sort());
});

it('nothing is said of tidying where everybody is needed', async () => {
  const answer = open.page.waitForResponse('**/cast/unneeded');
  await goTo();
  await (await answer).finished();
  await open.page.getByRole('button', { name: 'More for Mara' }).waitFor();
  expect(await open.page.getByRole('button', { name: 'Tidy up' }).count()).toBe(0);
});

it('a name that holds in one chapter is listed with its chapter', async () => {
  const { desk } = open.studio;
  const params = { character: mara.id, alias: 'client' };
  for (const chapter of [2, 3]) await desk.addAlias({ params, query: { chapter } });
  await goTo();
  await open.page.getByText('also client in chapters 2–3', { exact: true }).waitFor();
  await open.page.getByLabel('Find by name').fill('client');
  await open.page.getByText('1 of 2 characters').waitFor();
  await goTo(mara);
  const listed = open.page.getByRole('region', { name: 'Other names' }).getByRole('listitem');
  await listed.first().waitFor();
  expect(await listed.allTextContents()).toEqual(['clientin chapter 2', 'clientin chapter 3']);
});

it('a name that holds in one chapter is taken away there alone, and given back', async () => {
  const { desk } = open.studio;
  const params = { character: mara.id, alias: 'client' };
  for (const chapter of [2, 3]) await desk.addAlias({ params, query: { chapter } });
  const aliases = async () =>
    (await desk.getCharacter({ params: { character: mara.id } })).chapter_aliases;
  await goTo(mara);
  await open.page.getByRole('button', { name: 'Remove client in chapter 2' }).click();
  await toast(open.page, 'Mara is no longer client in chapter 2').waitFor();
  expect(await aliases()).toEqual([{ chapter: 3, alias: 'client' }]);
  await open.page.getByRole('button', { name: 'Undo' }).click();
  await toast(open.page, 'Mara is also client in chapter 2').waitFor();
  expect(await aliases()).toHaveLength(2);
});

it('reads at phone width and in the dark: dialogs, changes and what can be tidied', async () => {
  const { page } = open;
  const params = { character: mara.id };
  await open.studio.desk.addAlias({
    params: { ...params, alias: 'client' },
    query: { chapter: 2 },
  });
  await open.studio.desk.renameCharacter({ params, body: { name: 'Martha Venn', cues: true } });
  await leaveUnneeded();
  await page.emulateMedia({ colorScheme: 'dark' });
  const fits = async (what: string) => {
    await expectAccessible(page);
    for (const width of [640, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await findOverflow(page), `${what} at ${width}px`).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  await goTo(mara);
  await changes().waitFor();
  await fits('the page of a character');
  await choose('Martha Venn', 'Rename');
  await renaming().getByLabel('Name').fill('Wilhelmina-Charlotte');
  await renaming().getByRole('listitem').first().waitFor();
  await fits('a rename');
  await goTo();
  await page.getByRole('button', { name: 'Tidy up' }).click();
  await fits('tidying');
  await page.emulateMedia({ colorScheme: 'light' });
});

it('who speaks at the caret is renamed from the script, with what was typed just before', async () => {
  const { page } = open;
  await page.goto(open.at(`/books/${book}/chapters/1`));
  const script = page.getByRole('textbox', { name: 'Script, version 1' });
  await script.getByText('Mara!').click();
  await page.keyboard.press('Control+Shift+E');
  await page.getByRole('dialog', { name: 'Rename Tom' }).waitFor();
  await page.keyboard.press('Escape');
  await script.getByText('Yes.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' And so?');
  await page.keyboard.press('Control+Shift+E');
  await renaming().getByLabel('Name').fill('Martha');
  await renaming().getByText('4 cues in 2 versions would change.').waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => textOf(draft)).toBe(RENAMED.replace('Yes.', 'Yes. And so?'));
  await expect.poll(() => script.getByText('MARTHA').count()).toBe(2);
  await script.getByText('INT. ROOM').click();
  await page.keyboard.press('Control+Shift+E');
  await toast(open.page, 'Nobody speaks here').waitFor();
});
