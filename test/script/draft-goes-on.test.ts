import { beforeAll, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import { addUser, describeEngines } from '../harness/engines.ts';

const QUIET = 'Nobody said a word for a long while, and the clock ticked. '.repeat(8);
const BOOK = `# Pier

## One

It was late in the evening. They were sitting in the engine room. ${QUIET}

## Two

Nobody had moved. ${QUIET}

## Four

The next morning she stood on the pier. ${QUIET}
`;

describeEngines('the draft of a chapter that says not where it is', (open) => {
  let verbs: BoundVerbs;
  let book: string;
  beforeAll(async () => {
    const db = await open();
    verbs = localVerbs(db, await addUser(db));
    const bytes = new TextEncoder().encode(BOOK);
    book = (await verbs.importBook({ bytes, file_name: 'pier.md' })).book.id;
  });
  const headings = async (number: number) => {
    const { id } = await verbs.draftScript({ book, number });
    const { text } = await verbs.getScript({ script: id });
    return text.split('\n').filter((line) => /^(?:INT|EXT)\. /.test(line));
  };

  it('goes on where and when the chapter before ended', async () => {
    expect(await headings(2)).toEqual(['INT. ENGINE ROOM - EVENING']);
  });

  it('begins elsewhere where the chapter says so', async () => {
    expect(await headings(3)).toEqual(['EXT. PIER - MORNING']);
  });
});
