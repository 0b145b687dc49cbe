import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { draftSample, FOLDER } from '../../scripts/draft-sample.ts';
import { FOLDER as PICTURES, pictureName, printed } from '../../scripts/picture-drafts.ts';
import { readPdfPages } from '../../src/screenplay/pdf/read-pages.ts';

describe('the sample in docs', () => {
  let drafts: Map<string, string>;
  beforeAll(async () => {
    drafts = await draftSample();
  }, 300_000);

  it('docs/drafts holds what the sample is drafted as: otherwise run npm run docs:drafts', () => {
    expect(readdirSync(FOLDER).sort()).toEqual([...drafts.keys()].sort());
    for (const [name, text] of drafts)
      expect(readFileSync(path.join(FOLDER, name), 'utf8'), name).toBe(text);
  });

  it('docs/printed holds a picture of every page that they are printed on: otherwise run npm run docs:pages', async () => {
    const pictures: string[] = [];
    for (const [name, text] of drafts) {
      const { pages } = await readPdfPages(await printed(text, name), 'script');
      for (let page = 1; page <= pages.length; page++) pictures.push(pictureName(name, page));
    }
    expect(readdirSync(PICTURES).sort()).toEqual(pictures.sort());
    const shown = readFileSync(path.resolve(PICTURES, '../DRAFTS.md'), 'utf8');
    for (const picture of pictures) expect(shown).toContain(`](printed/${picture})`);
  });
});
