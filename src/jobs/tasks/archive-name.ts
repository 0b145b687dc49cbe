import { exportFileName } from '../../contract/index.ts';

/** `lamp-1-cinematic_movie-v2-handoff.zip`. */
export function archiveName(handle: string, what: string): string {
  return exportFileName(`${handle}/${what}`, 'zip');
}
