// npm run docs:drafts: drafts the chapters of the sample into docs/drafts, as Fountain.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readBook } from '../src/book/read/read-book.ts';
import { DEFAULT_STYLE } from '../src/contract/index.ts';
import { draftOffline } from '../src/draft/offline/draft-offline.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const SAMPLE = 'the-lamplighters-daughter';
export const FOLDER = path.join(ROOT, 'docs/drafts');

/** The drafts of the sample's chapters by the names of their files. */
export async function draftSample(): Promise<Map<string, string>> {
  const book = await readBook(
    readFileSync(path.join(ROOT, `samples/${SAMPLE}.md`)),
    `${SAMPLE}.md`,
  );
  const drafts = new Map<string, string>();
  for (const [at, chapter] of book.chapters.entries()) {
    const before = book.chapters[at - 1]?.text;
    const { fountain } = await draftOffline({
      book,
      chapter: { ...chapter, number: at + 1 },
      style: DEFAULT_STYLE,
      known: [],
      ...(before === undefined ? {} : { before }),
    });
    drafts.set(`${SAMPLE}-${at + 1}.fountain`, fountain);
  }
  return drafts;
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, text] of await draftSample()) writeFileSync(path.join(FOLDER, name), text);
}
