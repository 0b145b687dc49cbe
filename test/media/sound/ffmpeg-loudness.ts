import { spawnSync } from 'node:child_process';

/** What an ffmpeg's own EBU R128 scanner finds in a sound file: LUFS and dBTP. */
export function ffmpegLoudness(
  ffmpeg: string,
  sound: Uint8Array | string,
): { integrated: number; truePeak: number } {
  const from = typeof sound === 'string' ? sound : '-';
  // The summary says tenths; what is printed of each frame says thousandths, the last of them of all.
  const scan = 'ebur128=peak=true:metadata=1,ametadata=print:key=lavfi.r128.I:file=-';
  const { stdout, stderr } = spawnSync(
    ffmpeg,
    ['-hide_banner', '-nostats', '-i', from, '-af', scan, '-f', 'null', '-'],
    { input: typeof sound === 'string' ? '' : sound, encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  return {
    integrated: Number(/lavfi\.r128\.I=(-?[\d.]+)\s*$/.exec(stdout)?.[1]),
    truePeak: Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(summary)?.[1]),
  };
}
