import { ACCEPTED_FILES } from './accepted-files.ts';
import { importFiles } from './import-store.ts';

/** Opens the browser's file dialog and imports what is chosen. */
export function chooseFiles(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = ACCEPTED_FILES;
  input.addEventListener('change', () => importFiles([...(input.files ?? [])]));
  input.click();
}
