// npm run docs:pages: the drafts of the sample as they are printed, page by page, as pictures in docs/printed.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { writeFormat } from '../src/screenplay/formats/write-format.ts';
import { startBrowser } from '../test/browser/harness/start-browser.ts';
import { draftSample } from './draft-sample.ts';

export const FOLDER = path.resolve(import.meta.dirname, '../docs/printed');
/** No server is asked: what the page loads is given to it here. */
const ORIGIN = 'http://printed.test';
const READER = path.dirname(createRequire(import.meta.url).resolve('unpdf'));
const MODULES: ReadonlyMap<string, string> = new Map([
  ['/pages-of-pdf.mjs', path.join(import.meta.dirname, 'pages-of-pdf.mjs')],
  ['/pdfjs.mjs', path.join(READER, 'pdfjs.mjs')],
]);
/** Points of a picture to one of the page: letters are read without a glass. */
const SCALE = 1.25;

if (process.argv[1] === import.meta.filename) await takePictures();

async function takePictures(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const browser = await startBrowser();
  try {
    const page = await openReader(await browser.context.newPage());
    for (const [name, text] of await draftSample()) {
      const pictures = await pagesOf(page, await printed(text, name));
      for (const [at, picture] of pictures.entries())
        writeFileSync(path.join(FOLDER, pictureName(name, at + 1)), picture);
    }
  } finally {
    await browser.close();
  }
}

/** "chapter-1.fountain" and 2: "chapter-1-page-2.png". */
export function pictureName(draft: string, page: number): string {
  return `${path.parse(draft).name}-page-${page}.png`;
}

/** The draft as a PDF, on the paper that scripts are printed on. */
export function printed(text: string, title: string): Promise<Uint8Array> {
  return writeFormat(text, {
    format: 'pdf',
    character: null,
    paper: 'letter',
    sceneNumbers: false,
    title,
  });
}

/** A page that has the reader of PDFs which Goldenrod itself reads them with. */
async function openReader(page: Page): Promise<Page> {
  await page.route(`${ORIGIN}/**`, (route) => {
    const file = MODULES.get(new URL(route.request().url()).pathname);
    return file === undefined
      ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Pages</title>' })
      : route.fulfill({ contentType: 'text/javascript', body: readFileSync(file, 'utf8') });
  });
  await page.goto(ORIGIN);
  return page;
}

async function pagesOf(page: Page, pdf: Uint8Array): Promise<Buffer[]> {
  const pages: string[] = await page.evaluate(
    async ({ module, base64, scale, reader }) =>
      (await import(module)).pagesOf(base64, scale, reader),
    {
      module: `${ORIGIN}/pages-of-pdf.mjs`,
      base64: Buffer.from(pdf).toString('base64'),
      scale: SCALE,
      reader: `${ORIGIN}/pdfjs.mjs`,
    },
  );
  return pages.map((url) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
}
