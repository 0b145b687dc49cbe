import { exportFileName } from '../contract/index.ts';

/** `Content-Disposition` of a download. */
export function attachment(handle: string, extension: string): string {
  return `attachment; filename="${exportFileName(handle, extension)}"`;
}
