import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import { writeShotList } from '../handoff/shot-list.ts';
import type { MediaRoad } from '../media-road.ts';
import { type MadePanels, makePanels } from '../panels/make-panels.ts';
import type { PanelShape } from '../storyboard/panel-size.ts';
import type { EditRate } from '../timeline/timecode.ts';
import { layPanels } from './lay-panels.ts';
import type { Tell } from './produce.ts';
import { timelineOf } from './timeline-of.ts';

const printing = pureWork<typeof import('../storyboard/contact-sheet.ts'), 'writeContactSheet'>(
  'media/storyboard/contact-sheet',
  'writeContactSheet',
  { seconds: 300 },
);

/** Draws what is missing or stale of a storyboard, and lays it into a folder with its shot list. */
export async function writeStoryboard(
  road: MediaRoad,
  folder: string,
  {
    script,
    aspect,
    rate,
    tell,
  }: { script: string; aspect: PanelShape; rate: EditRate; tell: Tell },
): Promise<{ panels: MadePanels; duration: number }> {
  const panels = await makePanels(road, {
    script,
    shape: aspect,
    onProgress: (done, total) => tell('panels drawn', done, total),
  });
  const laid = await layPanels(road, folder, panels.shots);
  const timeline = await timelineOf(road, panels.plan, laid, []);
  const shots = laid.map(({ shot, picture }, i) => {
    const { start = 0, duration = 0 } = timeline.panels[i] ?? {};
    return { shot, picture, start, duration };
  });
  await writeFile(join(folder, 'shots.csv'), writeShotList(shots, rate));
  tell('printing the contact sheet');
  const { pdf } = await inThread(
    printing,
    [
      await Promise.all(
        shots.map(async ({ shot, picture, duration }) => ({
          number: shot.number,
          caption: shot.caption,
          duration,
          png: await readFile(join(folder, picture)),
        })),
      ),
      { title: timeline.title, shape: aspect },
    ],
    road,
  );
  await writeFile(join(folder, 'contact-sheet.pdf'), pdf);
  return { panels, duration: timeline.duration };
}
