import type { Actor } from '../../src/db/as-actor.ts';
import type { Database } from '../../src/db/database.ts';
import { roadOf } from '../../src/db/road.ts';
import { createScript } from '../../src/script/create-script.ts';
import { getScript } from '../../src/script/get-script.ts';
import { writeScriptText } from '../../src/script/write-script-text.ts';
import { sampleBook } from '../jobs/workplace.ts';

/** Bytes of the draft, some eighty pages. */
const LENGTH = 120_000;

/**
 * Saves one draft again and again, as the studio does while somebody types.
 * @param after called with the number of each save
 */
export async function saveDrafts(
  db: Database,
  actor: Actor,
  saves: number,
  after: (save: number) => Promise<void> | undefined,
): Promise<void> {
  const road = roadOf(db, actor);
  const { handle } = await sampleBook(db, actor);
  const { id: script } = await createScript(road, {
    book: handle,
    number: 1,
    text: draft(0),
    style: 'cinematic_movie',
    origin: 'edit',
  });
  let { etag } = await getScript(road, { script });
  for (let save = 1; save <= saves; save += 1) {
    ({ etag } = await writeScriptText(road, { script, text: draft(save), ifMatch: etag }));
    await after(save);
  }
}

/** Of words in an order that is another one each time, and that compresses about as prose does. */
function draft(seed: number): string {
  const lines: string[] = ['INT. LAMP ROOM - NIGHT\n'];
  let state = seed + 1;
  for (let length = 0; length < LENGTH; ) {
    const words = Array.from({ length: 12 }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 12).toString(36);
    });
    lines.push(`${words.join(' ')}.\n`);
    length += (lines.at(-1) as string).length + 1;
  }
  return lines.join('\n');
}
