import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { expectAccessible } from './harness/check-accessibility.ts';
import { type Browser, startBrowser } from './harness/start-browser.ts';
import { type SignInServer, startSignInServer } from './harness/start-sign-in-server.ts';
import { type Studio, startStudio } from './harness/start-studio.ts';
import { type PageWatch, watchPages } from './harness/watch-page.ts';

const EMAIL = 'writer@example.com';
const PASSWORD = 'a long enough password';
let studio: Studio;
let signIn: SignInServer;
let browser: Browser;
let watch: PageWatch;
beforeAll(async () => {
  studio = await startStudio();
  const { user_id: id } = await studio.desk.getMe();
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

it('may reach the project, and nothing else', async () => {
  const policy = (await fetch(studio.url, { headers: { accept: 'text/html' } })).headers.get(
    'content-security-policy',
  );
  expect(policy).toContain(`connect-src 'self' ${signIn.url};`);
});
