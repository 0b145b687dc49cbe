import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** Of the data folder: where files are kept, beside an embedded database or without one. */
export const MEDIA_FOLDER = 'media';

/** Where this platform keeps an application's data for one user. */
export function defaultDataDir(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') {
    return win32.join(env.LOCALAPPDATA || win32.join(home, 'AppData', 'Local'), 'Goldenrod');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Goldenrod');
  const base = env.XDG_DATA_HOME;
  // The XDG specification: a relative path is invalid and to be ignored.
  const folder =
    base !== undefined && posix.isAbsolute(base) ? base : posix.join(home, '.local', 'share');
  return posix.join(folder, 'goldenrod');
}
