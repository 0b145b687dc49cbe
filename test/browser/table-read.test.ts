import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ScriptItemDetail } from '../../src/contract/index.ts';
import { writeWav } from '../../src/media/audio/wav.ts';
import { allowMicrophone, canRecord } from './harness/allow-microphone.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { importSample } from './harness/import-sample.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';

const TEXT = `INT. LAMP ROOM - DUSK

Mara wipes the glass.

MARA
It will hold.

TOBIAS
(quietly)
It will not.

MARA
It must.
`;
const PATIENCE = { timeout: 60_000 };

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
afterEach(() => open.watch.expectClean());
afterAll(() => open?.[Symbol.asyncDispose]());

const panel = () => page.getByRole('tabpanel', { name: 'Table read' });
const counts = () => panel().getByRole('list', { name: 'How the lines stand' });
const lines = () => panel().getByRole('list', { name: 'Lines', exact: true }).getByRole('listitem');
const player = () => page.getByRole('region', { name: 'Table read player' });
const pointedOut = () => page.locator('.script-pointed-out').allTextContents();

async function openDesk(): Promise<void> {
  await page.goto(open.at(`/books/${book}/chapters/1?version=${script.version}`));
  await page.getByRole('textbox', { name: `Script, version ${script.version}` }).waitFor();
  await page.getByRole('tab', { name: 'Table read' }).click();
  await lines().first().waitFor();
}

it('tells which lines nobody has read, and reads them as a job that shows when it is done', async () => {
  await openDesk();
  await counts().getByText('3 missing').waitFor();
  await expectAccessible(page);
  await panel().getByRole('button', { name: 'Read it aloud' }).click();
  await counts().getByText('3 current').waitFor(PATIENCE);
  await counts().getByText('0 missing').waitFor();
});

it('plays from a line, points it out in the text, and goes on to the next one', async () => {
  await panel().getByRole('button', { name: 'Play from TOBIAS' }).click();
  await expect.poll(pointedOut).toContain('It will not.');
  await expect.poll(pointedOut, PATIENCE).toContain('It must.');
  await player().getByText('3 of 3').waitFor();
  // After the last one nothing is heard any more.
  await expect.poll(pointedOut, PATIENCE).toEqual([]);
});

it('plays from the line at the caret by a key, pauses, and goes back a line', async () => {
  await page.locator('.cm-line', { hasText: 'It will not.' }).click();
  await page.keyboard.press('Control+Shift+F');
  await player().getByText('2 of 3').waitFor();
  await player().getByRole('button', { name: 'Pause' }).click();
  await player().getByRole('button', { name: 'Play' }).waitFor();
  await player().getByRole('button', { name: 'Previous line' }).click();
  await player().getByText('1 of 3').waitFor();
  await player().getByRole('button', { name: 'Stop' }).click();
  await expect.poll(pointedOut).toEqual([]);
});

it('replaces a line by a sound file, which is heard first, marked, and can give way again', async () => {
  await lines()
    .nth(1)
    .getByRole('button', { name: /^Takes of TOBIAS/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Takes of TOBIAS' });
  const takes = dialog.getByRole('list', { name: 'Takes' }).getByRole('listitem');
  await takes.first().waitFor();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    dialog.getByRole('button', { name: 'Upload a sound file' }).click(),
  ]);
  await chooser.setFiles({
    name: 'tobias.wav',
    mimeType: 'audio/wav',
    buffer: writeWav(new Int16Array(16_000).fill(900), 16_000),
  });
  await dialog.getByLabel('Listen to it').waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Use this recording' }).click();
  const own = takes.filter({ hasText: 'Own recording' });
  await own.getByText('In use').waitFor();
  await own.getByText('1.0 s').waitFor();
  await page.keyboard.press('Escape');
  await lines().nth(1).getByText('own recording').waitFor();

  await lines()
    .nth(1)
    .getByRole('button', { name: /^Takes of TOBIAS/ })
    .click();
  await own.getByRole('button', { name: 'Delete take 2' }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await own.waitFor({ state: 'detached' });
  await takes.getByText('In use').waitFor();
  await page.keyboard.press('Escape');
});

it('records a line by the microphone once that is allowed, and takes another take back into use', async () => {
  await openDesk();
  await lines()
    .nth(2)
    .getByRole('button', { name: /^Takes of MARA/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Takes of MARA' });
  const takes = dialog.getByRole('list', { name: 'Takes' }).getByRole('listitem');
  const record = dialog.getByRole('button', { name: 'Record it yourself' });
  await record.click();
  const refusal = (await canRecord(page))
    ? 'The microphone was refused.'
    : 'The browser cannot record here. Upload a file instead.';
  await dialog.getByRole('alert').getByText(refusal).waitFor();
  await allowMicrophone(page);
  await record.click();
  const stop = dialog.getByRole('button', { name: 'Stop recording' });
  await stop.waitFor();
  await expectAccessible(page);
  // The beep comes once a second.
  await page.waitForTimeout(1_500);
  await stop.click();
  await dialog.getByLabel('Listen to it').waitFor();
  await dialog.getByRole('button', { name: 'Use this recording' }).click();
  const own = takes.filter({ hasText: 'Own recording' });
  await own.getByText('In use').waitFor();
  await own.getByText(/^[1-9]\.\d s · /).waitFor();

  const spoken = takes.filter({ hasNotText: 'Own recording' });
  await spoken.getByRole('button', { name: 'Use it' }).click();
  await spoken.getByText('In use').waitFor();
  await own.getByRole('button', { name: 'Use it' }).click();
  await own.getByText('In use').waitFor();
  await own.getByRole('button', { name: /^Delete take/ }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await own.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
});

it('lets a person hear and change a voice, by whose name the lines are stale then', async () => {
  await page.goto(open.at(`/books/${book}/cast`));
  const voices = page.getByRole('list', { name: 'Voices' });
  const mara = voices.getByRole('listitem').filter({ hasText: 'Mara' }).first();
  const voice = mara.getByRole('combobox', { name: /^Voice of Mara/ });
  await voice.waitFor();
  await expectAccessible(page);
  const sample = page.waitForResponse((each) => each.url().endsWith('/v1/voices/sample'));
  await mara.getByRole('button', { name: /^Hear Mara/ }).click();
  const { status, headers } = await sample.then((each) => ({
    status: each.status(),
    headers: each.headers(),
  }));
  expect([status, headers['content-type']]).toEqual([200, 'audio/wav']);
  await voice.selectOption({ label: 'moss: male, old, gruff' });
  await mara.getByText('chosen').waitFor();
  await openDesk();
  await counts().getByText('2 stale').waitFor();
  await panel()
    .getByText(/^voice of Mara.*: 2 lines$/)
    .waitFor();
});
