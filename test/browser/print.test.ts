import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ScriptItem } from '../../src/contract/index.ts';
import { parseFountain } from '../../src/screenplay/fountain/parse.ts';
import { paginate } from '../../src/screenplay/paginate.ts';
import { importSample } from './harness/import-sample.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';

const SPEECHES = Array.from({ length: 90 }, (_, i) => `TOM\nLine *${i + 1}* of a long evening.`);
const TEXT = `Title: The Lamp\nAuthor: A. Venn\n\nINT. ROOM - DAY #1#\n\n${SPEECHES.join('\n\n')}\n`;
const TYPED = '\n\nThe lamp goes out.';
const countSheets = (text: string) => paginate(parseFountain(text).elements).length;

let open: OpenStudio;
let script: ScriptItem;
beforeAll(async () => {
  open = await openStudio();
  const { handle: book } = await importSample(open.studio.desk);
  const params = { book, number: '1' };
  script = await open.studio.desk.createScript({ params, body: { text: TEXT } });
  await open.page.goto(open.at(`/books/${book}/chapters/1?version=${script.version}`));
  await open.page.getByRole('textbox', { name: 'Script, version 1' }).waitFor();
});
afterEach(() => open.watch.expectClean());
afterAll(() => open?.[Symbol.asyncDispose]());

/** How many pages a PDF says that it has. */
const countPages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;

it('what the browser prints is the screenplay, page by page as it is counted, and not the studio', async () => {
  const { page } = open;
  await page.getByRole('tab', { name: 'As printed' }).click();
  await page.getByRole('region', { name: 'Page 1' }).waitFor();
  await page.evaluate(() =>
    addEventListener('beforeprint', () => {
      const sheets = [...document.querySelectorAll('.script-print > section')];
      document.title = sheets.map((sheet) => sheet.getAttribute('aria-label')).join();
    }),
  );
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const numbers = Array.from({ length: countSheets(TEXT) }, (_, i) => `Page ${i + 1}`);
  expect(await page.title()).toBe(['Title page', ...numbers].join());
  expect(countPages(pdf)).toBe(numbers.length + 1);
  expect(await page.locator('.script-print').count()).toBe(0);
});

it('the key of printing prints it as well, with what was typed last', async () => {
  const { page } = open;
  await page.evaluate(() => {
    window.print = () => {
      const texts = [...document.querySelectorAll('.script-print .printed-row')];
      document.title = texts.at(-1)?.textContent ?? '';
    };
  });
  await page.getByRole('textbox', { name: 'Script, version 1' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(TYPED);
  await expect.poll(() => page.getByText('Saved', { exact: true }).count()).toBe(1);
  await page.keyboard.press('Control+p');
  await expect.poll(() => page.title()).toBe('The lamp goes out.');
  expect(await page.locator('.script-print .printed-number').last().textContent()).toBe(
    `${countSheets(TEXT + TYPED)}.`,
  );
});
