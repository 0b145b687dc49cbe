import { StudioConfig } from '../../../src/contract/index.ts';

/** What the server wrote into the page. */
export const studioConfig: StudioConfig = StudioConfig.parse(
  JSON.parse(
    document.querySelector<HTMLMetaElement>('meta[name="goldenrod-config"]')?.content ?? '{}',
  ),
);
