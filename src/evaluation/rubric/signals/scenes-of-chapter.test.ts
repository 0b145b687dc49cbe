import { expect, it } from 'vitest';
import { readSubject } from '../subject.ts';
import { scenesOfChapter } from './scenes-of-chapter.ts';

it('looks at each paragraph a few times, however many scenes there are', () => {
  const MANY = 500;
  const script = Array.from(
    { length: MANY },
    (_, at) => `INT. ROOM ${at} - DAY\n\nIda waits by door ${at}.\n\n`,
  ).join('');
  const subject = readSubject({ script, chapterText: 'Ida waited by the door.', characters: [] });
  let reads = 0;
  const units = subject.units.map((unit) => ({
    ...unit,
    get scene() {
      reads += 1;
      return unit.scene;
    },
  }));
  expect(scenesOfChapter.measure({ ...subject, units }).measured).toBe(true);
  expect(reads).toBeLessThan(MANY * 5);
});
