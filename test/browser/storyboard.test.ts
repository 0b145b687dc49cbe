import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ScriptItemDetail } from '../../src/contract/index.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { dropFiles } from './harness/drop-files.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { importSample } from './harness/import-sample.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';
import { PNG } from './harness/small-files.ts';
import { takeScreenshots } from './harness/take-screenshots.ts';
import { toast } from './harness/toast.ts';

const TEXT = `INT. LAMP ROOM - DUSK

Mara wipes the glass.

MARA
It will hold.

TOBIAS
It will not.
`;
/** Beside other work drawing and filming take their time. */
const PATIENCE = { timeout: 240_000 };
const LIMIT = { timeout: 300_000 };

let open: OpenStudio;
let page: Page;
let book: string;
let script: ScriptItemDetail;
beforeAll(async () => {
  open = await openStudio();
  page = open.page;
  const { desk } = open.studio;
  ({ handle: book } = await importSample(desk));
  for (const name of ['Mara', 'Tobias']) {
    await desk.createCharacter({ params: { book }, body: { name } }).catch(() => undefined);
  }
  const { id } = await desk.createScript({
    params: { book, number: '1' },
    body: { text: TEXT, origin: 'edit' },
  });
  script = await desk.getScript({ params: { script: id } });
});
afterEach(() => open.watch.expectClean(/status of 415/));
afterAll(() => open?.[Symbol.asyncDispose]());

const panel = () => page.getByRole('tabpanel', { name: 'Storyboard' });
const shot = (number: string) =>
  panel().getByRole('article', { name: `Shot ${number}`, exact: true });
const captions = () => panel().getByRole('article').locator('p[dir=auto]').allTextContents();
const stored = () => open.studio.desk.getStoryboard({ params: { script: script.id } });

it('shows the shots of a script before anything is drawn, each with how long it is seen', async () => {
  await page.goto(open.at(`/books/${book}/chapters/1?version=${script.version}`));
  await page.getByRole('textbox', { name: `Script, version ${script.version}` }).waitFor();
  await page.getByRole('tab', { name: 'Storyboard' }).click();
  await shot('1-1').waitFor();
  const { items } = await stored();
  expect(await captions()).toEqual(items.map(({ caption }) => caption));
  await panel().getByText(`${items.length} missing`).waitFor();
  await expectAccessible(page);
});

it('changes what a shot shows by its form, which says what is wrong before it is sent', async () => {
  await shot('1-2').getByRole('button', { name: 'More for shot 1-2' }).click();
  await page.getByRole('menuitem', { name: 'Change it…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Shot 1-2' });
  const confirm = dialog.getByRole('button', { name: 'Change it' });
  await dialog.getByLabel('Seconds').fill('0');
  await dialog.getByText('A shot is seen for 0.1 to 600 seconds.').waitFor();
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.getByLabel('Seconds').fill('7,5');
  await dialog.getByLabel('Caption').fill('Her hand on the glass.');
  await dialog.getByLabel('Framing').selectOption('extreme close');
  await expectAccessible(page);
  await confirm.click();
  await shot('1-2').getByText('Her hand on the glass.').waitFor();
  await shot('1-2').getByText('7.5 s').waitFor();
  const { items } = await stored();
  expect(items[1]).toMatchObject({ framing: 'extreme close', duration: 7_500 });
});

it('moves a shot by its button and by key, adds one and takes it out', async () => {
  const before = await captions();
  await shot('1-2').getByRole('button', { name: 'Move shot 1-2 earlier' }).click();
  await expect.poll(captions).toEqual([before[1], before[0], ...before.slice(2)]);
  await shot('1-1').getByRole('button', { name: 'Look at shot 1-1' }).focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(captions).toEqual(before);
  await shot('1-1').getByRole('button', { name: 'More for shot 1-1' }).click();
  await page.getByRole('menuitem', { name: 'Add a shot behind it' }).click();
  await shot('1-2').getByText('New shot').waitFor();
  await shot('1-2').getByRole('button', { name: 'More for shot 1-2' }).click();
  await page.getByRole('menuitem', { name: 'Take it out' }).click();
  await expect.poll(captions).toEqual(before);
});

it('draws the shots as a job, and shows one large and those beside it by key', LIMIT, async () => {
  await panel().getByRole('button', { name: 'Draw it' }).click();
  const { items } = await stored();
  await panel().getByText(`${items.length} drawn`).waitFor(PATIENCE);
  await shot('1-1').getByRole('img').waitFor();
  await shot('1-1').getByRole('button', { name: 'Look at shot 1-1' }).click();
  await page.getByRole('dialog', { name: 'Shot 1-1' }).getByRole('img').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('dialog', { name: 'Shot 1-2' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  if (process.env.SCREENSHOTS !== undefined) {
    await takeScreenshots(page, process.env.SCREENSHOTS, 'storyboard');
  }
});

it(
  'takes a picture that is dropped on a shot, and keeps it when all are drawn again',
  LIMIT,
  async () => {
    const { takes = 0 } = (await stored()).items[0] ?? {};
    const picture = { name: 'own.png', type: 'image/png', bytes: PNG };
    await dropFiles(page, [picture], '[aria-label="Shot 1-1"]');
    await shot('1-1').getByText('own picture').waitFor();
    expect((await stored()).items[0]).toMatchObject({ origin: 'own', takes: takes + 1 });
    const text = { name: 'own.png', type: 'image/png', bytes: Buffer.from('no picture') };
    await dropFiles(page, [text], '[aria-label="Shot 1-2"]');
    await toast(page, 'The picture was not taken').waitFor();
  },
);

it('makes everything as a job, and hands it over as a file', LIMIT, async () => {
  const everything = panel().getByRole('region', { name: 'Everything' });
  await everything.getByRole('button', { name: 'Make everything' }).click();
  const result = everything.getByRole('button', { name: 'Download everything' });
  await result.waitFor(PATIENCE);
  const [download] = await Promise.all([page.waitForEvent('download'), result.click()]);
  expect(download.suggestedFilename()).toMatch(/-production\.zip$/);
});

it('proposes all shots anew when asked, and fits a phone', async () => {
  await panel().getByRole('button', { name: 'Propose all shots anew' }).click();
  await expect.poll(async () => (await stored()).changed).toBe(false);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Reference' }).click();
  const tab = page.getByRole('tab', { name: 'Storyboard' });
  await expect
    .poll(() => tab.evaluate((each) => each.getBoundingClientRect().right))
    .toBeLessThan(391);
  expect(await findOverflow(page)).toEqual([]);
  await expectAccessible(page);
});
