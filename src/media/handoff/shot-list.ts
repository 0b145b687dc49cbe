import type { Shot } from '../../contract/shot.ts';
import { frameAt } from '../timeline/frame-rate.ts';
import { type EditRate, firstFrame, timecode } from '../timeline/timecode.ts';

export interface ListedShot {
  shot: Shot;
  start: number;
  duration: number;
  picture: string;
}

const COLUMNS = [
  'Shot',
  'Start',
  'Seconds',
  'Frames',
  'INT/EXT',
  'Place',
  'Time',
  'Purpose',
  'Framing',
  'Angle',
  'Movement',
  'Who',
  'Caption',
  'Picture',
] as const;

/** The shot list as CSV (RFC 4180), which a spreadsheet reads as text. */
export function writeShotList(shots: readonly ListedShot[], rate: EditRate): string {
  const first = firstFrame(rate);
  const rows = shots.map(({ shot, start, duration, picture }) => {
    const from = frameAt(start, rate);
    return [
      shot.number,
      timecode(first + from, rate),
      (duration / 1000).toFixed(3),
      String(frameAt(start + duration, rate) - from),
      shot.interior?.toUpperCase() ?? '',
      shot.place,
      shot.time_of_day ?? '',
      shot.purpose,
      shot.framing,
      shot.angle,
      shot.movement,
      shot.characters.map(({ name }) => name).join(', '),
      shot.caption,
      picture,
    ];
  });
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** What a spreadsheet would take for a formula is kept from it by an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
