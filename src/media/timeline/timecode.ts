import type { EditRateName } from '../../contract/production.ts';
import { type FrameRate, frameRateOf } from './frame-rate.ts';

export interface EditRate extends FrameRate {
  name: EditRateName;
  /** Frames that timecode counts in a second. */
  base: number;
  drop: boolean;
}

export function editRate(name: EditRateName): EditRate {
  const rate = Number.parseFloat(name);
  return { name, ...frameRateOf(rate), base: Math.round(rate), drop: name.endsWith('df') };
}

/** Timecode of a count of frames; of drop frames by SMPTE ST 12-1: two numbers skipped a minute, but not each tenth. */
export function timecode(frame: number, rate: EditRate): string {
  const { base, drop } = rate;
  const counted = drop ? frame + dropped(frame, base) : frame;
  const parts = [
    Math.floor(counted / (base * 3600)) % 24,
    Math.floor(counted / (base * 60)) % 60,
    Math.floor(counted / base) % 60,
    counted % base,
  ].map((part) => String(part).padStart(2, '0'));
  return `${parts.slice(0, 3).join(':')}${drop ? ';' : ':'}${parts[3]}`;
}

function dropped(frame: number, base: number): number {
  const skipped = base / 15;
  const inMinute = base * 60 - skipped;
  const inTen = base * 600 - skipped * 9;
  const tens = Math.floor(frame / inTen);
  const rest = frame % inTen;
  const minutes = rest < base * 60 ? 0 : Math.floor((rest - base * 60) / inMinute) + 1;
  return tens * 9 * skipped + minutes * skipped;
}

/** The frame of `HH:MM:SS:FF`, or of `HH:MM:SS;FF` in drop frames. */
export function frameOfTimecode(text: string, { base, drop }: EditRate): number {
  const [hours = 0, minutes = 0, seconds = 0, frames = 0] = text.split(/[:;]/).map(Number);
  const all = hours * 60 + minutes;
  const counted = (all * 60 + seconds) * base + frames;
  return drop ? counted - (base / 15) * (all - Math.floor(all / 10)) : counted;
}

/** Where a programme begins by custom: at one hour. */
export function firstFrame(rate: EditRate): number {
  return frameOfTimecode(`01:00:00${rate.drop ? ';' : ':'}00`, rate);
}
