import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { expectAccessible } from './harness/check-accessibility.ts';
import { dropFiles } from './harness/drop-files.ts';
import { importSample } from './harness/import-sample.ts';
import { longBook } from './harness/long-book.ts';
import { PNG, wav } from './harness/small-files.ts';
import { type Browser, startBrowser } from './harness/start-browser.ts';
import { type SignInServer, startSignInServer } from './harness/start-sign-in-server.ts';
import { type Studio, startStudio } from './harness/start-studio.ts';
import { type PageWatch, watchPages } from './harness/watch-page.ts';

const EMAIL = 'writer@example.com';
const PASSWORD = 'a long enough password';
let studio: Studio;
let book: string;
let signIn: SignInServer;
let browser: Browser;
let watch: PageWatch;
beforeAll(async () => {
  studio = await startStudio();
  const { user_id: id } = await studio.desk.getMe();
  ({ handle: book } = await importSample(studio.desk));
  await studio.desk.draftScript({ params: { book, number: '1' }, body: {} });
  signIn = await startSignInServer({ id: id ?? '', email: EMAIL, password: PASSWORD });
  await studio.restart(signIn.env);
});
beforeEach(async () => {
  await browser?.close();
  browser = await startBrowser();
  watch = watchPages(browser.context);
  signIn.asked.length = 0;
  signIn.lifetime = 3600;
});
afterAll(async () => {
  await browser?.close();
  await studio?.stop();
  await signIn?.[Symbol.asyncDispose]();
});

const PROVOKED = 'Failed to load resource';
async function open(path = '/') {
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(`${studio.url}${path}`);
  return page;
}
async function byPassword(path = '/') {
  const page = await open(path);
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  return page;
}

it('signs in by password at the address that was asked for, and over a reload', async () => {
  const page = await open('/no/such/page');
  await page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor();
  await expectAccessible(page);
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByLabel('Password').fill('something else');
  await page.keyboard.press('Enter');
  await page.getByText('Invalid login credentials').waitFor();
  await expectAccessible(page);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
  watch.expectClean(PROVOKED);
});

it('signs in by the link of an e-mail, and the address keeps no code', async () => {
  const page = await open();
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByRole('button', { name: 'E-mail me a link' }).click();
  await page.getByText('a link is on its way').waitFor();
  await page.goto(signIn.mailed.at(-1) ?? '');
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
  expect(new URL(page.url()).search).toBe('');
  expect(signIn.asked).toEqual(['pkce']);
  watch.expectClean(PROVOKED);
});

it('exchanges a token before it runs out', async () => {
  signIn.lifetime = 4;
  const page = await byPassword();
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
  signIn.lifetime = 3600;
  await page.waitForTimeout(5_000);
  await page.goto(`${studio.url}/books/none`);
  await page.getByRole('heading', { name: 'There is no such book' }).waitFor();
  expect(signIn.asked).toContain('refresh_token');
  watch.expectClean(PROVOKED);
});

it('signs out everywhere: the session is ended at the server, and the studio is closed', async () => {
  const page = await byPassword();
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
  await page.getByRole('button', { name: `Account: ${EMAIL}` }).click();
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
  await page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor();
  expect(signIn.asked).toContain('logout global');
  expect(await page.evaluate(() => localStorage.getItem('goldenrod.session'))).toBeNull();
  watch.expectClean(PROVOKED);
});

it('goes on with an import when Goldenrod was started again meanwhile', async () => {
  const page = await byPassword();
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
  await dropFiles(page, [longBook('restarted.md', 1_500)]);
  await page.getByText(/^(Reading|Storing)/).waitFor();
  await studio.kill();
  await page.getByText('The connection is lost.').waitFor();
  await studio.restart(signIn.env);
  await page.getByText('is on the desk: 1,500 chapters').waitFor({ timeout: 45_000 });
  watch.expectClean(PROVOKED);
}, 90_000);

it('shows pictures and plays voices, whose files need the token, and lets go of them', async () => {
  await browser.context.addInitScript(countObjectUrls);
  const page = await byPassword(`/books/${book}/cast`);
  await page.getByRole('link', { name: 'Mara Venn', exact: true }).click();
  const [pictures, voices] = [
    page.locator('input[accept*=png]'),
    page.locator('input[accept*=wav]'),
  ];
  await pictures.setInputFiles({ name: 'm.png', mimeType: 'image/png', buffer: PNG });
  const picture = page.getByRole('img', { name: 'Mara Venn' });
  await expect.poll(() => picture.getAttribute('src')).toMatch(/^blob:/);
  expect(await picture.evaluate((image: HTMLImageElement) => image.decode())).toBeUndefined();
  await voices.setInputFiles({ name: 'm.wav', mimeType: 'audio/wav', buffer: wav() });
  await page.getByRole('button', { name: 'Play it' }).click();
  const voice = page.locator('audio');
  await expect
    .poll(() => voice.evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(0);
  expect(await page.evaluate(objectUrls)).toBe(2);
  await expectAccessible(page);
  await page
    .getByRole('navigation', { name: 'Breadcrumbs' })
    .getByRole('link', { name: 'Books' })
    .click();
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
  expect(await page.evaluate(objectUrls)).toBe(0);
  watch.expectClean(PROVOKED);
});

/** Runs in the page: counts the files that it holds in memory for its elements. */
function countObjectUrls(): void {
  const held = new Set<string>();
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (file) => {
    const url = createObjectURL.call(URL, file);
    held.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    held.delete(url);
    revokeObjectURL.call(URL, url);
  };
  Object.assign(window, { objectUrls: held });
}
const objectUrls = () => (window as unknown as { objectUrls: Set<string> }).objectUrls.size;

it('may reach the project, and nothing else', async () => {
  const policy = (await fetch(studio.url, { headers: { accept: 'text/html' } })).headers.get(
    'content-security-policy',
  );
  expect(policy).toContain(`connect-src 'self' ${signIn.url};`);
});
