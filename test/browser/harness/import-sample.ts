import { readFile } from 'node:fs/promises';
import type { Client } from '../../../src/client/index.ts';
import type { Book } from '../../../src/contract/index.ts';
import { sampleFile } from '../../harness/goldenrod.ts';

/** The sample book, as a person imports it. */
export async function importSample(desk: Client): Promise<Book> {
  const bytes = new Uint8Array(await readFile(sampleFile));
  const { book } = await desk.importBook({
    query: { file_name: 'the-lamplighters-daughter.md' },
    body: bytes,
  });
  return book;
}
