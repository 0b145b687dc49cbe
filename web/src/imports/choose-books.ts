import { chooseFiles } from '../ui/choose-files.ts';
import { ACCEPTED_FILES } from './accepted-files.ts';
import { importFiles } from './import-store.ts';

/** Opens the browser's file dialog and imports what is chosen. */
export const chooseBooks = (): void => chooseFiles(ACCEPTED_FILES, importFiles);
