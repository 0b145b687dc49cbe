import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ScriptItem } from '../../src/contract/index.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { importSample } from './harness/import-sample.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';

const A = 'INT. ROOM - DAY\n\nTOM\nOne.';
const B = 'EXT. QUAY - NIGHT\n\nTwo.';
const C = 'INT. LAMP - DAY\n\nThree.';
const TEXT = `${A}\n\n${B}\n\n${C}\n`;

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
  await open.page.getByRole('tab', { name: 'Scenes' }).click();
  await open.page.getByRole('button', { name: 'Cards', exact: true }).click();
  await card(1).waitFor();
});
afterEach(() => open.watch.expectClean());
afterAll(() => open?.[Symbol.asyncDispose]());

const card = (number: number) => open.page.getByRole('article', { name: `Scene ${number}` });
const stored = async () =>
  (await open.studio.desk.getScript({ params: { script: script.id } })).text;
async function choose(number: number, item: string): Promise<void> {
  await open.page.getByRole('button', { name: `Change scene ${number}` }).click();
  await open.page.getByRole('menuitem', { name: item }).click();
}

it('Alt and an arrow move a card and its scene, the focus goes along, and undo brings it back', async () => {
  const { page } = open;
  await page.getByRole('button', { name: 'EXT. QUAY - NIGHT' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(stored).toBe(`${B}\n\n${A}\n\n${C}\n`);
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(stored).toBe(`${A}\n\n${C}\n\n${B}\n`);
  const says = page.getByText('EXT. QUAY - NIGHT is now scene 3 of 3.');
  expect(await says.getAttribute('role')).toBe('status');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z');
  await expect.poll(stored).toBe(TEXT);
});

it('a card that is dragged by its handle takes its scene along', async () => {
  const { page } = open;
  const grip = await page.getByRole('button', { name: 'Move scene 3' }).boundingBox();
  const first = await card(1).boundingBox();
  await page.mouse.move((grip?.x ?? 0) + 5, (grip?.y ?? 0) + 5);
  await page.mouse.down();
  await page.mouse.move((first?.x ?? 0) + 20, (first?.y ?? 0) + 5, { steps: 5 });
  await page.mouse.up();
  await expect.poll(stored).toBe(`${C}\n\n${A}\n\n${B}\n`);
});

it('a card that a finger carries takes its scene along, on a phone', async () => {
  const { page } = open;
  await page.setViewportSize({ width: 375, height: 740 });
  await page.getByRole('button', { name: 'Reference' }).click();
  const finger = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [at] });
  const grip = await page.getByRole('button', { name: 'Move scene 3' }).boundingBox();
  const first = await card(1).boundingBox();
  const from = { x: (grip?.x ?? 0) + 5, y: (grip?.y ?? 0) + 5 };
  const to = { x: (first?.x ?? 0) + 20, y: (first?.y ?? 0) + 5 };
  await touch('touchStart', from);
  for (const part of [0.25, 0.5, 0.75, 1]) {
    await touch('touchMove', { x: to.x, y: from.y + (to.y - from.y) * part });
  }
  // Where it would stand is shown before it is let go.
  await page.locator('.scene-cards li[data-drop]').waitFor();
  await touch('touchEnd');
  await expect.poll(stored).toBe(`${C}\n\n${A}\n\n${B}\n`);
  await finger.detach();
  await page.setViewportSize({ width: 1280, height: 800 });
});

it('the keys of the cards are listed among the shortcuts', async () => {
  const { page } = open;
  await page.locator('#page').focus();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Shortcuts on this page' });
  const group = dialog.locator('section:has(> h3:text-is("Scenes as cards"))');
  for (const does of ['Move the scene up', 'Move the scene down', 'Undo', 'Redo']) {
    await group.getByText(does, { exact: true }).waitFor();
  }
  await page.keyboard.press('Escape');
});

it('a scene is omitted and taken back, and has a colour and a synopsis', async () => {
  const { page } = open;
  await choose(1, 'Omit');
  await expect.poll(stored).toBe(`.OMITTED\n\n/*\n${A}\n*/\n\n${B}\n\n${C}\n`);
  await choose(1, 'Take back');
  await expect.poll(stored).toBe(TEXT);
  await choose(2, 'Teal');
  await page.getByRole('textbox', { name: 'Synopsis of scene 2' }).fill('They wait.');
  await page.keyboard.press('Enter');
  await expect.poll(stored).toContain('NIGHT\n[[color teal]]\n\n= They wait.\n\nTwo.');
  await expectAccessible(page);
});

it('a scene is split at the caret and merged again', async () => {
  const { page } = open;
  const editor = page.getByRole('textbox', { name: `Script, version ${script.version}` });
  await editor.locator('.cm-line', { hasText: 'Three.' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type('\nFour.');
  await expect.poll(() => card(3).getAttribute('data-current')).toBe('true');
  await choose(3, 'Split at the caret');
  await expect.poll(stored).toContain('Three.\n\nINT. LAMP - DAY\n\nFour.');
  await choose(4, 'Merge into the scene before');
  await expect.poll(stored).toContain('Three.\n\nFour.');
});

it('cards fit a phone, and those of a version that stays as it is change nothing', async () => {
  const { page } = open;
  await open.studio.desk.evaluateScript({ params: { script: script.id } });
  await page.reload();
  await page.getByRole('tab', { name: 'Scenes' }).click();
  await page.getByRole('button', { name: 'Cards', exact: true }).click();
  await card(1).waitFor();
  await page.setViewportSize({ width: 375, height: 740 });
  await page.getByRole('button', { name: 'Reference' }).click();
  expect(await page.getByRole('button', { name: /^(Move|Change) scene/ }).count()).toBe(0);
  expect(await findOverflow(page)).toEqual([]);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });
});
