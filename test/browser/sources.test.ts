import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ChapterDetail, ScriptElement, ScriptItemDetail } from '../../src/contract/index.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { importSample } from './harness/import-sample.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';

let open: OpenStudio;
let chapter: ChapterDetail;
let script: ScriptItemDetail;
/** Speeches and actions with the words that they were made from, in the order of the script. */
let made: { element: ScriptElement; words: string }[];
beforeAll(async () => {
  open = await openStudio();
  const { desk } = open.studio;
  const { handle: book } = await importSample(desk);
  const params = { book, number: '1' };
  const { id } = await desk.draftScript({ params, body: {} });
  script = await desk.getScript({ params: { script: id } });
  chapter = await desk.getChapter({ params });
  const { items } = await desk.listElements({ params: { script: script.id }, query: {} });
  const letters = [...chapter.text];
  made = items.flatMap((element) => {
    const now = element.source?.now;
    if (now == null || element.kind === 'scene') return [];
    return [{ element, words: letters.slice(now.start, now.end).join('') }];
  });
});
beforeEach(async () => {
  await open.page.goto(
    open.at(`/books/${chapter.book.handle}/chapters/1?version=${script.version}`),
  );
  await editor().waitFor();
  await prose().getByText('words').first().waitFor();
});
afterEach(() => open.watch.expectClean());
afterAll(() => open?.[Symbol.asyncDispose]());

const editor = () => open.page.getByRole('textbox', { name: `Script, version ${script.version}` });
const prose = () => open.page.getByRole('tabpanel', { name: 'Prose' });
const marked = () => prose().locator('mark');

/** The text of the prose in sight at its upper edge, and of the script. */
const tops = () =>
  open.page.evaluate(() => {
    const below = (all: Element[], scroller: Element | null | undefined) => {
      const { top = 0 } = scroller?.getBoundingClientRect() ?? {};
      return all.find((each) => each.getBoundingClientRect().bottom > top + 4)?.textContent ?? '';
    };
    const panel = document.querySelector('[role="tabpanel"][data-state="active"]');
    const script = document.querySelector('.cm-scroller');
    return {
      prose: below([...(panel?.querySelectorAll('p[data-at]') ?? [])], panel),
      script: below(
        [...(script?.querySelectorAll('.cm-line') ?? [])].filter((line) =>
          line.textContent?.trim(),
        ),
        script,
      ),
    };
  });
/** Puts the caret on the first line that holds some words. */
async function goToLine(words: string): Promise<void> {
  await editor().locator('.cm-line', { hasText: words }).first().click();
}
const status = () => prose().getByRole('status');

it('what the line at the caret was made from is marked in the prose', async () => {
  await goToLine('Swedish. The middle prism');
  await expect
    .poll(() => marked().allTextContents())
    .toEqual(['"Swedish," said Tobias Venn. "The middle prism alone took a man a year to grind."']);
  await goToLine('INT. KITCHEN - EVENING');
  await expect.poll(() => marked().count()).toBeGreaterThan(3);
  await expectAccessible(open.page);
});

it('what is typed says that it is not from the chapter, and what stood around it keeps its source', async () => {
  await goToLine('On Sunday the surveyor comes to supper.');
  await open.page.keyboard.press('End');
  await open.page.keyboard.type('\n\nA door bangs.');
  await expect.poll(() => status().textContent()).toBe('Not from the chapter');
  expect(await marked().count()).toBe(0);
  await goToLine('Swedish. The middle prism');
  await expect.poll(() => marked().allTextContents()).toEqual([expect.stringContaining('Swedish')]);
});

it('a click in the prose shows what was made from the words, or that nothing was', async () => {
  await prose().getByText('buttering his bread').click();
  await expect
    .poll(() => editor().locator('.script-pointed-out').allTextContents())
    .toEqual([
      'MR. CRAKE',
      '(buttering his bread)',
      'And that remarkable lens. French, I believe?',
    ]);
  await expect
    .poll(() => marked().allTextContents())
    .toEqual([expect.stringContaining('remarkable lens')]);
});

it('what is sought in the script is found in the prose as well, and shown there in turn', async () => {
  const { page } = open;
  const found = (name: string) =>
    page.evaluate((of) => {
      const ranges = [...(CSS.highlights.get(of) ?? [])] as Range[];
      return ranges.map((range) => [range.toString(), range.getBoundingClientRect().top] as const);
    }, name);
  const texts = async (name: string) => (await found(name)).map(([words]) => words);
  const all = chapter.text.match(/Tobias/g)?.length ?? 0;
  await editor().click();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('Tobias');
  const bar = page.getByRole('search', { name: 'Find in the script' });
  await bar.getByRole('button', { name: `Next of ${all} in the prose` }).waitFor();
  await expect.poll(() => texts('prose-found')).toEqual(Array(all).fill('Tobias'));
  await page.getByRole('tab', { name: 'Scenes' }).click();
  await bar.getByRole('textbox', { name: 'Find' }).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('Alt+Enter');
  await expect.poll(() => texts('prose-found-shown')).toEqual(['Tobias']);
  const [[, third] = []] = await found('prose-found-shown');
  expect((await found('prose-found'))[2]?.[1]).toBe(third);
  expect(third).toBeGreaterThan(0);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => texts('prose-found')).toEqual([]);
});

it('Enter goes on to the next paragraph, or breaks the line alone where a writer wants that, and stays so', async () => {
  const { page } = open;
  const line = 'On Sunday the surveyor comes to supper.';
  const textAfterEnter = async () => {
    await goToLine(line);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('So.');
    const text = (await editor().locator('.cm-line').allTextContents()).join('\n');
    for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z');
    return text;
  };
  const choose = async (title: string) => {
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Commands' });
    await palette.getByRole('combobox').fill(title);
    await palette.getByRole('option', { name: title }).waitFor();
    await page.keyboard.press('Enter');
    await palette.waitFor({ state: 'detached' });
  };
  expect(await textAfterEnter()).toContain(`${line}\n\nSo.`);
  await choose('Let Tab and Enter do what they do in any text');
  expect(await textAfterEnter()).toContain(`${line}\nSo.`);
  await page.reload();
  await editor().waitFor();
  expect(await textAfterEnter()).toContain(`${line}\nSo.`);
  await choose('Let Tab and Enter go on to what follows');
  expect(await textAfterEnter()).toContain(`${line}\n\nSo.`);
});

it('one key leads from the script to the prose and back', async () => {
  const { page } = open;
  await page.getByRole('tab', { name: 'Scenes' }).click();
  await goToLine('Swedish. The middle prism');
  await page.keyboard.press('Control+.');
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await expect.poll(focused).toContain('"Swedish," said Tobias Venn.');
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toContain("You don't say.");
  await page.keyboard.press('Control+.');
  await expect
    .poll(() => editor().locator('.script-pointed-out').allTextContents())
    .toContain("You don't say. And the old captain lives out there all by himself?");
  await expect.poll(() => editor().evaluate((one) => one === document.activeElement)).toBe(true);
});

it('scrolling the prose brings the script along, and the other way round', async () => {
  const { page } = open;
  const starts = made.filter(({ words }) => chapter.text.includes(`\n\n${words.slice(0, 40)}`));
  const middle = starts[Math.floor(starts.length / 2)];
  await goToLine('Swedish. The middle prism');
  await marked().waitFor();
  await prose().hover();
  await prose().evaluate((panel, words) => {
    const paragraph = [...panel.querySelectorAll('p[data-at]')].find((one) =>
      one.textContent?.startsWith(words),
    );
    panel.scrollTop +=
      (paragraph?.getBoundingClientRect().top ?? 0) - panel.getBoundingClientRect().top;
  }, middle?.words.slice(0, 40) ?? '');
  const text = [...script.text].slice(middle?.element.start, middle?.element.end).join('');
  await expect.poll(async () => (await tops()).script).toBe(text.split('\n')[0]);
  await editor().hover();
  await page.mouse.wheel(0, -100_000);
  await expect.poll(async () => (await tops()).prose).toBe(made[0]?.words);
});

it('says under the script what the line is, in which scene and on which page', async () => {
  const place = open.page.getByRole('region', { name: 'Place in the script' });
  await goToLine('Swedish. The middle prism');
  await expect
    .poll(() => place.locator('span').allTextContents())
    .toEqual(['Dialogue', 'Scene 1', expect.stringMatching(/^Page 1 of [3-6]$/)]);
  await goToLine('INT. KITCHEN - EVENING');
  await expect.poll(() => place.locator('span').first().textContent()).toBe('Scene heading');
});

it('on a phone the prose is gone to and left by the same command', async () => {
  const { page } = open;
  await page.setViewportSize({ width: 375, height: 740 });
  await goToLine('Swedish. The middle prism');
  await page.keyboard.press('Control+.');
  await marked().waitFor();
  expect(await editor().isVisible()).toBe(false);
  await page.keyboard.press('Control+.');
  await editor().waitFor();
  await page.setViewportSize({ width: 1280, height: 800 });
});
