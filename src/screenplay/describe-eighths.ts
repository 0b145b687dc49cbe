import { PAGE } from './page.ts';

/** A length as a breakdown has it: `3/8 page`, `1 page`, `2 1/8 pages`. */
export function describeEighths(eighths: number): string {
  const whole = Math.floor(eighths / PAGE.eighths);
  const rest = eighths % PAGE.eighths;
  const parts = [whole > 0 && `${whole}`, rest > 0 && `${rest}/${PAGE.eighths}`].filter(Boolean);
  return `${parts.join(' ') || '0'} ${eighths > 0 && eighths <= PAGE.eighths ? 'page' : 'pages'}`;
}

/** The playing time of that many eighths, a minute a page: `0:23`, `2:08`. */
export function describeTime(eighths: number): string {
  const seconds = Math.round((eighths / PAGE.eighths) * PAGE.minutes * 60);
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`;
}
