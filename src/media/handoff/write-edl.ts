import { firstFrame, timecode } from '../timeline/timecode.ts';
import type { Clip, Cut, Marker } from './cut.ts';

/** Events that a list numbers, by CMX 3600. */
const MOST_EVENTS = 999;

/**
 * CMX 3600 edit decision lists of the panels: one, and another one for each 999 events more. Times of record begin
 * at one hour, of each source at its first frame.
 */
export function writeEdls(cut: Cut): string[] {
  const lists: string[] = [];
  for (let at = 0; at === 0 || at < cut.panels.length; at += MOST_EVENTS) {
    lists.push(writeEdl(cut, cut.panels.slice(at, at + MOST_EVENTS)));
  }
  return lists;
}

function writeEdl({ title, rate, markers }: Cut, clips: readonly Clip[]): string {
  const first = firstFrame(rate);
  const code = (frame: number) => timecode(frame, rate);
  let next = 0;
  /** Markers and clips both go on in time. */
  const before = (end: number): Marker[] => {
    const from = next;
    while (next < markers.length && (markers[next]?.start ?? 0) < end) next += 1;
    return markers.slice(from, next);
  };
  before(clips[0]?.start ?? 0);
  const events = clips.flatMap(({ name, file, start, frames }, at) => [
    [
      String(at + 1).padStart(3, '0'),
      'AX      ',
      'V    ',
      'C       ',
      code(0),
      code(frames),
      code(first + start),
      code(first + start + frames),
    ].join(' '),
    `* FROM CLIP NAME: ${oneLine(name)}`,
    `* SOURCE FILE: ${oneLine(file)}`,
    ...before(start + frames).map(
      (each) => `* LOC: ${code(first + each.start)} GREEN ${oneLine(each.name)}`,
    ),
  ]);
  return [
    `TITLE: ${oneLine(title)}`,
    `FCM: ${rate.drop ? 'DROP FRAME' : 'NON-DROP FRAME'}`,
    '',
    ...events,
    '',
  ].join('\r\n');
}

/** A list is read line by line. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
