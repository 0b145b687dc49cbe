import { importSample } from '../../test/browser/harness/import-sample.ts';
import { type Studio, startStudio } from '../../test/browser/harness/start-studio.ts';

/** The built studio with a chapter that has the script as its draft, and the address of its desk. */
export async function openDesk(text: string): Promise<{ studio: Studio; path: string }> {
  const studio = await startStudio();
  const { handle } = await importSample(studio.desk);
  const params = { book: handle, number: '1' };
  const { version } = await studio.desk.createScript({ params, body: { text } });
  return { studio, path: `/books/${handle}/chapters/1?version=${version}` };
}
