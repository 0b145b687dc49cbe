import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { draftSample, FOLDER } from '../../scripts/draft-sample.ts';

it('docs/drafts holds what the sample is drafted as: otherwise run npm run docs:drafts', async () => {
  const drafts = await draftSample();
  expect(readdirSync(FOLDER).sort()).toEqual([...drafts.keys()].sort());
  for (const [name, text] of drafts) {
    expect(readFileSync(path.join(FOLDER, name), 'utf8'), name).toBe(text);
  }
});
