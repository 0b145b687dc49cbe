import { createRequire } from 'node:module';
import { AppError } from '../../contract/error.ts';
import { findProgram, isProgram } from '../find-program.ts';

const require = createRequire(import.meta.url);

/**
 * Path of the ffmpeg that is used: what FFMPEG_PATH names, else the system's own, else the one that is
 * installed with the packages.
 * @throws AppError media.no_ffmpeg
 */
export async function findFfmpeg(): Promise<string> {
  const named = process.env.FFMPEG_PATH;
  if (named !== undefined && named !== '') {
    if (await isProgram(named)) return named;
    throw new AppError('media.no_ffmpeg', `FFMPEG_PATH names ${named}, which is no program`, {
      hint: 'Give it the path of an ffmpeg, or unset it to use the one that is installed.',
    });
  }
  const found = (await findProgram('ffmpeg')) ?? packaged();
  if (found !== null && (await isProgram(found))) return found;
  throw new AppError('media.no_ffmpeg', 'there is no ffmpeg here, which encodes sound and video', {
    hint: 'Install it (apt-get install ffmpeg, brew install ffmpeg, winget install ffmpeg, or npm install @ffmpeg-installer/ffmpeg), or set FFMPEG_PATH to one.',
  });
}

/** Null where the packages have none for this kind of machine, or were installed without it. */
function packaged(): string | null {
  try {
    const { path }: { path: string } = require('@ffmpeg-installer/ffmpeg');
    return path;
  } catch {
    return null;
  }
}
