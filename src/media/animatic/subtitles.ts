import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TimelineLine } from '../timeline/timeline.ts';
import type { Size } from './frame-size.ts';

/** What is read at once. Times are milliseconds. */
export interface Cue {
  start: number;
  end: number;
  text: string;
  /** Nobody in the picture says it. */
  narrated: boolean;
}

/** Two lines of 42, as subtitles have them everywhere. */
const LONGEST = 84;

/** Lines as they are read: a long speech in several cues, each as long as its share of the characters. */
export function cuesOf(lines: readonly TimelineLine[]): Cue[] {
  return lines.flatMap(({ start, duration, text, character }) => {
    const parts = readable(text);
    const all = parts.reduce((sum, part) => sum + part.length, 0);
    let before = 0;
    return parts.map((part) => {
      const from = start + Math.round((duration * before) / all);
      before += part.length;
      const end = start + Math.round((duration * before) / all);
      return { start: from, end, text: part, narrated: character === null };
    });
  });
}

/** Text in parts that are read at once, divided after a sentence, a comma or a word, in this order. */
function readable(text: string): string[] {
  const parts: string[] = [];
  let rest = text.replace(/\s+/g, ' ').trim();
  while (rest.length > LONGEST) {
    const end = endOfPart(rest.slice(0, LONGEST + 1));
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

function endOfPart(window: string): number {
  for (const [end, least] of [
    [/[.!?…][”"’')\]]*(?= )/g, LONGEST / 3],
    [/[,;:–—](?= )/g, LONGEST / 2],
    [/\S(?= )/g, 1],
  ] as const) {
    const last = [...window.matchAll(end)].at(-1);
    if (last && last.index + last[0].length >= least) return last.index + last[0].length;
  }
  // One word without end, or a script without spaces; a pair of halves stays together.
  return /[\ud800-\udbff]/.test(window[LONGEST - 1] ?? '') ? LONGEST - 1 : LONGEST;
}

/** The cues of a stretch, with its beginning as zero. */
export function cuesWithin(cues: readonly Cue[], start: number, end: number): Cue[] {
  return cues
    .filter((cue) => cue.start < end && cue.end > start)
    .map((cue) => ({
      ...cue,
      start: Math.max(0, cue.start - start),
      end: Math.min(end, cue.end) - start,
    }));
}

/** Behind what would begin a command; it is not seen. */
const WORD_JOINER = '\u2060';

export function writeSrt(cues: readonly Cue[]): string {
  return cues
    .map(({ start, end, text, narrated }, at) => {
      const plain = text.replace(/[\\<{]/g, `$&${WORD_JOINER}`);
      const times = `${clock(start, 3, ',')} --> ${clock(end, 3, ',')}`;
      return `${at + 1}\n${times}\n${narrated ? `<i>${plain}</i>` : plain}\n`;
    })
    .join('\n');
}

/** The style of burned subtitles is given in full, so that they look the same everywhere. */
export function writeAss(cues: readonly Cue[], { width, height }: Size): string {
  const short = Math.min(width, height);
  const style = [
    ...['Line', FONT, Math.round(short * 0.05), '&H00FFFFFF', '&H00FFFFFF', '&H00000000'],
    ...['&H00000000', 0, 0, 0, 0, 100, 100, 0, 0, 1, short / 360, 0, 2],
    ...[Math.round(width * 0.06), Math.round(width * 0.06), Math.round(height * 0.055), 1],
  ];
  const events = cues.map(
    ({ start, end, text, narrated }) =>
      `Dialogue: 0,${clock(start, 2, '.')},${clock(end, 2, '.')},Line,,0,0,0,,${narrated ? '{\\i1}' : ''}${escapeAss(text)}`,
  );
  return [
    '[Script Info]',
    'ScriptType: v4.00+',
    `PlayResX: ${width}`,
    `PlayResY: ${height}`,
    'WrapStyle: 0',
    'ScaledBorderAndShadow: yes',
    '',
    '[V4+ Styles]',
    'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding',
    `Style: ${style.join(',')}`,
    '',
    '[Events]',
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
    ...events,
    '',
  ].join('\n');
}

/** What a person wrote is never a command of the format. */
function escapeAss(text: string): string {
  return text.replaceAll('\\', `\\${WORD_JOINER}`).replace(/[{}]/g, '\\$&');
}

function clock(milliseconds: number, digits: number, point: string): string {
  const unit = 10 ** digits;
  const all = Math.round((milliseconds * unit) / 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const seconds = all / unit;
  const fraction = String(all % unit).padStart(digits, '0');
  const hours = digits === 2 ? String(Math.floor(seconds / 3600)) : two(seconds / 3600);
  return `${hours}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${point}${fraction}`;
}

const FONT = 'DejaVu Sans';
const require = createRequire(import.meta.url);

/** The filter that burns a file of subtitles, which lies where ffmpeg works, with the font that is shipped. */
export function burning(file: string): string {
  const fonts = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  return `subtitles=${escapeFilter(file)}:fontsdir=${escapeFilter(fonts)}`;
}

/** Once for the value of an option, and once for the list of filters around it. */
export function escapeFilter(value: string): string {
  return value.replace(/[\\':]/g, '\\$&').replace(/[\\'[\],;]/g, '\\$&');
}
