import { spawnSync } from 'node:child_process';

/** What an ffmpeg's own EBU R128 scanner finds in a sound file: LUFS and dBTP. */
export function ffmpegLoudness(
  ffmpeg: string,
  sound: Uint8Array | string,
): { integrated: number; truePeak: number } {
  const from = typeof sound === 'string' ? sound : '-';
  const { stderr } = spawnSync(
    ffmpeg,
    ['-hide_banner', '-nostats', '-i', from, '-af', 'ebur128=peak=true', '-f', 'null', '-'],
    { input: typeof sound === 'string' ? '' : sound, encoding: 'utf8' },
  );
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  return {
    integrated: Number(/I:\s+(-?[\d.]+) LUFS/.exec(summary)?.[1]),
    truePeak: Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(summary)?.[1]),
  };
}
