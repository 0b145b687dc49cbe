import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cost, NOTHING } from '../../provider/spend/spend-rows.ts';
import { findScript } from '../../script/find-script.ts';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import { type ListedShot, writeShotList } from '../handoff/shot-list.ts';
import type { MediaRoad } from '../media-road.ts';
import { withTill } from '../network/ask-by-till.ts';
import type { Sent } from '../network/sent.ts';
import { type MadePanels, makePanels } from '../panels/make-panels.ts';
import { drawPictures } from '../pictures/draw-shots.ts';
import { presentStoryboard } from '../storyboard/get-storyboard.ts';
import type { PanelShape } from '../storyboard/panel-size.ts';
import type { EditRate } from '../timeline/timecode.ts';
import { layPanels } from './lay-panels.ts';
import type { Tell } from './make-production.ts';
import { type DrawerOptions, planDrawing, workOf } from './make-production.ts';

const printing = pureWork<typeof import('../storyboard/contact-sheet.ts'), 'writeContactSheet'>(
  'media/storyboard/contact-sheet',
  'writeContactSheet',
  { seconds: 300 },
);

export interface StoryboardOptions extends DrawerOptions {
  script: string;
  aspect: PanelShape;
  rate: EditRate;
  /** Words of a person's own for an engine, by the id of a shot. */
  prompts?: ReadonlyMap<string, string> | undefined;
  tell: Tell;
}

export interface WrittenStoryboard {
  panels: MadePanels;
  duration: number;
  sent: Sent[];
  cost: Cost | null;
}

/** Draws what is missing or stale of a storyboard, and lays it into a folder with its shot list. */
export async function writeStoryboard(
  road: MediaRoad,
  folder: string,
  { script, aspect, rate, prompts, engine, spending = NOTHING, tell }: StoryboardOptions,
): Promise<WrittenStoryboard> {
  const onProgress = (done: number, total: number) => tell('panels drawn', done, total);
  const pictures = await planDrawing(road, { script, aspect, engine, prompts });
  const { id } = await road.look((trx) => findScript(trx, script));
  const order = { script: id, purpose: 'image', work: workOf(pictures) } as const;
  const { made, sent, cost } = await withTill(road, order, spending, async (till) =>
    pictures === null ? 0 : drawPictures(road, till, pictures, onProgress),
  );
  const panels = await makePanels(road, { script, shape: aspect, onProgress });
  const laid = await layPanels(road, folder, panels.shots);
  const { items, duration } = await presentStoryboard(road, panels.plan);
  const shots = laid.map((panel, i) => {
    const { seen_from = 0, seen_for = 0 } = items[i] ?? {};
    return { ...panel, start: seen_from, duration: seen_for };
  });
  tell('printing the contact sheet');
  const { chapter_title, handle } = panels.plan.script;
  const about = { title: chapter_title ?? handle, shape: aspect, rate };
  await layStoryboard(road, folder, shots, about);
  return { panels: { ...panels, made: panels.made + made }, duration, sent, cost };
}

/** Writes the shot list and the contact sheet of a storyboard beside its panels. */
export async function layStoryboard(
  road: Pick<MediaRoad, 'account' | 'signal'>,
  folder: string,
  shots: readonly ListedShot[],
  { title, shape, rate }: { title: string; shape: PanelShape; rate: EditRate },
): Promise<void> {
  await writeFile(join(folder, 'shots.csv'), writeShotList(shots, rate));
  const cards = await Promise.all(
    shots.map(async ({ shot, picture, duration }) => ({
      number: shot.number,
      caption: shot.caption,
      duration,
      png: await readFile(join(folder, picture)),
    })),
  );
  const { pdf } = await inThread(printing, [cards, { title, shape }], road);
  await writeFile(join(folder, 'contact-sheet.pdf'), pdf);
}
