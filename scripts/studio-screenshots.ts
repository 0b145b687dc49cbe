// Takes the pictures of docs/STUDIO.md: npm run docs:studio. The sample book, the built studio.
import { fileURLToPath } from 'node:url';
import { importSample } from '../test/browser/harness/import-sample.ts';
import { startBrowser } from '../test/browser/harness/start-browser.ts';
import { startStudio } from '../test/browser/harness/start-studio.ts';
import { takeScreenshots } from '../test/browser/harness/take-screenshots.ts';

const FOLDER = fileURLToPath(new URL('../docs/studio/', import.meta.url));

const studio = await startStudio();
const browser = await startBrowser();
try {
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const take = (name: string) => takeScreenshots(page, FOLDER, name);
  const { desk } = studio;

  await page.goto(`${studio.url}/books`);
  await page.getByRole('heading', { name: 'Open the link of this desk' }).waitFor();
  await take('sign-in');

  await page.goto(studio.link);
  await page.getByText('No book yet').waitFor();
  await take('books-empty');

  const { handle: book } = await importSample(desk);
  // A draft knows more of who speaks once the whole book was read.
  const found = page.getByRole('region', { name: 'Found in the book' });
  await page.goto(`${studio.url}/books/${book}/cast`);
  await found.getByText(/^Read \d/).waitFor({ timeout: 60_000 });
  const first = await desk.draftScript({ params: { book, number: '1' }, body: {} });
  const params = { script: first.id };
  await desk.evaluateScript({ params });
  await desk.approveScript({ params });
  await desk.activateScript({ params });
  await desk.draftScript({ params: { book, number: '2' }, body: {} });

  await page.goto(studio.url);
  await page.getByText('1 active').waitFor();
  await take('books');

  await page.goto(`${studio.url}/books/${book}`);
  await page.getByText('No script').waitFor();
  await take('book');

  await page.goto(`${studio.url}/books/${book}/chapters/3`);
  await page.getByRole('heading', { name: 'No script yet' }).waitFor();
  await take('chapter-empty');

  await page.goto(`${studio.url}/books/${book}/chapters/2`);
  await page.getByText('Saved').waitFor();
  await take('desk');
  await page.getByRole('tab', { name: 'As printed' }).click();
  await page.getByRole('region', { name: 'As printed' }).waitFor();
  await take('desk-as-printed');

  await page.goto(`${studio.url}/books/${book}/chapters/1`);
  await page.getByRole('tab', { name: 'Feedback' }).click();
  await page.getByRole('heading', { name: 'Storytelling' }).waitFor();
  await take('desk-feedback');

  const edited = await desk.getScript({ params });
  const second = await desk.createScript({
    params: { book, number: '1' },
    body: { text: edited.text.replace('MARA', 'MARA (O.S.)'), parent_id: first.id },
  });
  await desk.evaluateScript({ params: { script: second.id } });
  const chapter = `${studio.url}/books/${book}/chapters/1`;
  await page.goto(`${chapter}/versions`);
  await page.getByRole('region', { name: 'Timeline' }).waitFor();
  await take('versions');
  await page.goto(`${chapter}?version=2`);
  await page.getByRole('button', { name: 'Edit as a new version' }).click();
  await page.getByText('What was said of v2').waitFor();
  await page.getByRole('checkbox', { name: 'Coherence' }).check();
  await take('desk-working-through');
  await page.goto(`${chapter}/evaluation?version=2`);
  await page.getByRole('table', { name: 'Scores of 100 by criterion and version' }).waitFor();
  await take('evaluation');
  await page.goto(`${chapter}/casting`);
  await page.getByRole('link', { name: 'Mara' }).first().waitFor();
  await take('casting');
  await page.goto(`${chapter}/speakers`);
  await page.getByRole('list', { name: 'Speeches' }).waitFor();
  for (const key of ['n', 'c', 'p']) await page.keyboard.press(key);
  await page.getByText(/^[1-9]\d* of \d+ confirmed/).waitFor();
  await page.locator('button:enabled', { hasText: 'Undo' }).waitFor();
  await take('speakers');
  await page.goto(`${chapter}/compare?from=v1&to=v2`);
  await page.getByText('O.S.').first().waitFor();
  await take('compare');
  await page.goto(`${studio.url}/books/${book}/cast`);
  await found.getByText(/^Read \d/).waitFor();
  for (const key of ['n', 'Enter']) await page.keyboard.press(key);
  await found.getByRole('button', { name: 'Split off' }).first().waitFor();
  await take('found');
  await found.getByRole('button', { name: 'To decide' }).click();
  await page.getByRole('list', { name: 'Characters' }).getByText('Mara').first().waitFor();
  await take('cast');
  await page.getByRole('link', { name: 'Mara' }).first().click();
  await page.getByRole('heading', { name: 'Mara', level: 1 }).waitFor();
  await take('character');

  await page.goto(`${chapter}?version=2`);
  await page.getByText('Edit as a new version').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('What do you want to do, or where to go?').waitFor();
  await take('commands');
} finally {
  await browser.close();
  await studio.stop();
}
