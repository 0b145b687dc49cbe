import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ScriptItem } from '../../src/contract/index.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { importSample } from './harness/import-sample.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';
import { toast } from './harness/toast.ts';

let open: OpenStudio;
let chapter: string;
let first: ScriptItem;
let second: ScriptItem;
beforeAll(async () => {
  open = await openStudio();
  const { desk } = open.studio;
  const { handle } = await importSample(desk);
  chapter = `/books/${handle}/chapters/1`;
  const params = { book: handle, number: '1' };
  first = await desk.draftScript({ params, body: {} });
  for (const call of [desk.evaluateScript, desk.approveScript, desk.activateScript]) {
    await call({ params: { script: first.id } });
  }
  const video = await desk.createVideo({ body: { script_id: first.id } });
  await desk.createImage({ body: { video_id: video.id, shot_index: 1 } });
  const { text } = await desk.getScript({ params: { script: first.id } });
  second = await desk.createScript({
    params,
    // What only a mind can see is a finding, with its lines.
    body: {
      text: `${text}\n\nMARA\nOne more word.\n\n${'She remembers, and wonders.\n\nHe thinks.\n\n'.repeat(2)}`,
      parent_id: first.id,
    },
  });
});
afterEach(() => open.watch.expectClean());
afterAll(() => open?.[Symbol.asyncDispose]());

const statusOf = async ({ id }: ScriptItem): Promise<string> =>
  (await open.studio.desk.getScript({ params: { script: id } })).status;
/** A button of the workflow, not that of a dialog: the next step, and the one to all others. */
const workflow = (name: string) =>
  open.page.getByRole('group', { name: /^Workflow of/ }).getByRole('button', { name, exact: true });
const otherStep = async (name: string) => {
  await workflow('More to do with this version').click();
  return open.page.getByRole('menuitem', { name, exact: true });
};

it('shows the versions of a chapter, newest first, with state, parent and score', async () => {
  const { page, at } = open;
  await page.goto(at(`${chapter}/versions`));
  const rows = page.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(2);
  expect(await rows.nth(0).textContent()).toMatch(
    /^v2BlueDraftnot evaluated, evaluation of v2Edited from v1 · You/,
  );
  expect(await rows.nth(1).textContent()).toMatch(/^v1WhiteActive\d+ of 100/);
  await page.getByText('You moved it from approved to active').waitFor();
  await expectAccessible(page);
});

it('opens the comparison of two chosen versions, which has an address of its own', async () => {
  const { page } = open;
  await page.getByLabel('Choose v1 to compare').check();
  await page.getByLabel('Choose v2 to compare').check();
  await page.getByRole('link', { name: 'Compare', exact: true }).click();
  await page.getByText('One more word.').waitFor();
  expect(new URL(page.url()).search).toBe('?from=v1&to=v2');
  await expectAccessible(page);
  await page.goBack();
  await page.getByRole('heading', { name: 'Versions', level: 1 }).waitFor();
  await page.goForward();
});

it('goes from change to change by n, and swaps the sides by x', async () => {
  const { page } = open;
  await page.getByText('One more word.').waitFor();
  await page.keyboard.press('n');
  await page.getByText('Change 1 of 1').waitFor();
  await page.keyboard.press('x');
  await page.waitForURL(/from=v2&to=v1/);
  await page.locator('del', { hasText: 'One more word.' }).waitFor();
});

it('says of an address that names no version that there is none, with the way on', async () => {
  const { page, at } = open;
  await page.goto(at(`${chapter}/evaluation?version=9`));
  await page.getByText('The chapter has no version 9.').waitFor();
  await page.goto(at(`${chapter}/compare?from=v9&to=v1`));
  await page.getByRole('heading', { name: 'Choose two versions' }).waitFor();
  await expectAccessible(page);
});

it('evaluates by the shortcut and charts the scores of both versions', async () => {
  const { page, at } = open;
  await page.goto(at(`${chapter}/evaluation?version=2`));
  await page.getByRole('heading', { name: 'Not evaluated yet' }).waitFor();
  await page.keyboard.press('w');
  await page.keyboard.press('e');
  await page.getByRole('heading', { name: '1 evaluation' }).waitFor();
  expect(await statusOf(second)).toBe('evaluated');
  const chart = page.getByRole('table', { name: 'Scores of 100 by criterion and version' });
  expect(await chart.getByRole('columnheader').allInnerTexts()).toEqual(['v1', 'v2']);
  expect(await chart.getByRole('rowheader').allInnerTexts()).toEqual([
    'Overall',
    'Coherence',
    'Storytelling',
    'Character consistency',
    'Video suitability',
  ]);
  await expectAccessible(page);
});

it('draws every bar of the chart so that it can be seen: a score of 0 as well', async () => {
  const { page, studio } = open;
  const criteria = [{ criterion: 'coherence', score: 0 }];
  const body = { score: 0, criteria };
  await studio.desk.recordEvaluation({ params: { script: first.id }, body });
  await page.reload();
  const bars = page.locator('[data-bar]');
  await expect.poll(() => bars.count()).toBe(7);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const bar of await bars.all()) {
      const { width, height } = (await bar.boundingBox()) ?? { width: 0, height: 0 };
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(4);
      expect(await edgeContrast(bar)).toBeGreaterThan(3);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
});

/** Of a bar's edge against what it stands on, as WCAG counts it. */
const edgeContrast = (bar: Locator) =>
  bar.evaluate((element) => {
    const light = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
        const share = Number(part) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    let ground: Element | null = element.parentElement;
    while (ground && getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') {
      ground = ground.parentElement;
    }
    const edge = light(getComputedStyle(element).borderTopColor);
    const behind = light(ground ? getComputedStyle(ground).backgroundColor : 'rgb(255, 255, 255)');
    return (Math.max(edge, behind) + 0.05) / (Math.min(edge, behind) + 0.05);
  });

it('leads from the feedback to the lines of the script', async () => {
  const { page } = open;
  const link = page.getByRole('link', { name: /^Go to line \d+$/ }).first();
  expect(await link.getAttribute('href')).toMatch(/\/chapters\/1\?version=2&line=\d+$/);
});

it('records a reader’s own scores and comment, with the mean as the overall score', async () => {
  const { page } = open;
  await page.getByRole('button', { name: 'Your own evaluation' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your evaluation of v2' });
  expect(await dialog.getByRole('button', { name: 'Record' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Coherence').fill('60');
  await dialog.getByLabel('Storytelling').fill('81');
  expect(await dialog.getByLabel('Overall').inputValue()).toBe('71');
  await dialog.getByLabel('Comment').fill('<b>Good</b> שלום 🎬');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Record' }).click();
  await page.getByRole('heading', { name: '2 evaluations' }).waitFor();
  await page.getByText('<b>Good</b> שלום 🎬').waitFor();
  const { items } = await open.studio.desk.listEvaluations({ params: { script: second.id } });
  expect(items[0]).toMatchObject({ score: 71, evaluator_kind: 'human' });
});

it('offers only what the server allows: no activation before an approval', async () => {
  const { page } = open;
  await workflow('Approve').waitFor();
  expect(await (await otherStep('Evaluate again')).count()).toBe(1);
  expect(await page.getByRole('menuitem', { name: 'Activate' }).count()).toBe(0);
  await page.keyboard.press('Escape');
  expect(await workflow('Activate').count()).toBe(0);
  await workflow('Approve').click();
  await workflow('Activate').waitFor();
  expect(await statusOf(second)).toBe('approved');
  await expectAccessible(page);
});

it('shows before an activation what becomes stale and what is missing, and takes it back', async () => {
  const { page } = open;
  await workflow('Activate').click();
  const dialog = page.getByRole('dialog', { name: 'Activate v2' });
  await dialog.getByText('v1 leaves the air and returns to approved.').waitFor();
  await dialog.getByText('Becomes stale: 1 video, 1 picture made for v1').waitFor();
  await dialog.getByText('Missing for this version: 1 video, 1 picture.').waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Activate' }).click();
  await (await otherStep('Deactivate')).waitFor();
  expect(await statusOf(second)).toBe('active');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).click();
  await workflow('Activate').waitFor();
  expect([await statusOf(first), await statusOf(second)]).toEqual(['active', 'approved']);
});

it('rejects with a note, which the history keeps', async () => {
  const { page, at } = open;
  await (await otherStep('Reject')).click();
  const dialog = page.getByRole('dialog', { name: 'Reject v2' });
  await dialog.getByLabel('Why').fill('Too long by half.');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await statusOf(second)).toBe('rejected');
  await page.goto(at(`${chapter}/versions`));
  await page.getByText('“Too long by half.”').waitFor();
});

it('restores an older version as a new draft, and takes that back', async () => {
  const { page } = open;
  await page.getByRole('button', { name: 'More for v1' }).click();
  await page.getByRole('menuitem', { name: 'Restore as a new version' }).click();
  await toast(page, 'v3 is a new draft of v1').waitFor();
  await page.getByText('Restored from v1 · You').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await toast(page, 'v3 is deleted').waitFor();
  await page.getByRole('button', { name: 'Show 1 deleted' }).click();
  await page.getByRole('button', { name: 'More for v3' }).click();
  await page.getByRole('menuitem', { name: 'Bring back' }).click();
  await toast(page, 'v3 is back').waitFor();
});

it('says in its place why a move was refused that somebody else made impossible', async () => {
  const { page, studio } = open;
  await studio.desk.evaluateScript({ params: { script: second.id } });
  const [newest] = (await studio.desk.listScripts({ query: { sort: '-version', limit: '1' } }))
    .items;
  // The page hears of it and offers the step no more: the dialog must be open before.
  await (await otherStep('Reject')).click();
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Reject' });
  await confirm.waitFor();
  await studio.desk.rejectScript({ params: { script: newest?.id ?? '' } });
  await confirm.click();
  await toast(page, 'v3 was not rejected').waitFor();
  open.watch.expectClean('409');
});

it('reads at phone width, in the dark and at 200 % zoom', async () => {
  const { page, at } = open;
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const path of ['versions', 'evaluation?version=2', 'compare?from=v1&to=v2']) {
    await page.goto(at(`${chapter}/${path}`));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('load');
    await expectAccessible(page);
    for (const width of [640, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await findOverflow(page), `${path} at ${width}px`).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  }
});
