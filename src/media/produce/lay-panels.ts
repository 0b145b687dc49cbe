import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { MediaRoad } from '../media-road.ts';
import type { SeenShot } from '../panels/make-panels.ts';
import { panelFileNames } from '../storyboard/panel-file-name.ts';
import type { LaidPanel } from './timeline-of.ts';

/** Lays the pictures of shots into a folder, named so that people find them and that they sort. */
export async function layPanels(
  road: Pick<MediaRoad, 'open' | 'signal'>,
  folder: string,
  shots: readonly SeenShot[],
): Promise<LaidPanel[]> {
  await mkdir(join(folder, 'panels'), { recursive: true });
  const names = panelFileNames(shots.map(({ shot }) => shot));
  const laid: LaidPanel[] = [];
  for (const [i, { shot, sha256 }] of shots.entries()) {
    road.signal?.throwIfAborted();
    const picture = `panels/${names[i]}`;
    await writeFile(join(folder, picture), await buffer(await road.open(sha256)));
    laid.push({ shot, picture });
  }
  return laid;
}
