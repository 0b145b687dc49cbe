import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readBookFile } from './read-book-file.ts';

it('reads the same of a file that lies on the disk as of what it holds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'goldenrod-book-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const bytes = Buffer.from('# One\n\nShe left.\n\n# Two\n\nShe came back.\n');
  const path = join(folder, 'upload');
  writeFileSync(path, bytes);
  const book = await readBookFile({ path }, 'a.md');
  expect(book.chapters).toHaveLength(2);
  expect(book).toEqual(await readBookFile(bytes, 'a.md'));
});
