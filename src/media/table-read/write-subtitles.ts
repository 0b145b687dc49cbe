import type { Cue, CueRow } from './cut-cues.ts';

/** SubRip: numbered cues; who speaks is told where two do. */
export function writeSrt(cues: readonly Cue[]): string {
  return cues
    .map(({ start, end, rows }, i) => {
      const both = new Set(rows.map(({ speaker }) => speaker)).size > 1;
      // Three characters would be read as times.
      const texts = rows.map(({ text }) => `${both ? '- ' : ''}${text.replaceAll('-->', '->')}`);
      return `${i + 1}\n${timeOf(start, ',')} --> ${timeOf(end, ',')}\n${texts.join('\n')}\n`;
    })
    .join('\n');
}

/** WebVTT, with who speaks. */
export function writeVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(
    ({ start, end, rows }) =>
      `${timeOf(start, '.')} --> ${timeOf(end, '.')}\n${voices(rows).join('\n')}\n`,
  );
  return ['WEBVTT\n', ...blocks].join('\n');
}

/** One span for all rows of a speaker; the narrator has none. */
function voices(rows: readonly CueRow[]): string[] {
  return rows.map(({ speaker, text }, i) => {
    const opens = speaker !== null && rows[i - 1]?.speaker !== speaker;
    const closes = speaker !== null && rows[i + 1]?.speaker !== speaker;
    return `${opens ? `<v ${nameOf(speaker)}>` : ''}${escaped(text)}${closes ? '</v>' : ''}`;
  });
}

/** What would end the tag is left out of a name. */
function nameOf(speaker: string): string {
  return escaped(speaker.replace(/[<>\s]+/g, ' ').trim());
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function timeOf(milliseconds: number, point: ',' | '.'): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const seconds = milliseconds / 1_000;
  const rest = String(milliseconds % 1_000).padStart(3, '0');
  return `${two(seconds / 3_600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${point}${rest}`;
}
