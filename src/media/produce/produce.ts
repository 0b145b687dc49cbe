import { cp, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Script } from '../../contract/index.ts';
import type { Cost } from '../../provider/spend/spend-rows.ts';
import { frameSize } from '../animatic/frame-size.ts';
import { forgetScenes } from '../animatic/scene-store.ts';
import { type Animatic, type AnimaticOptions, writeAnimatic } from '../animatic/write-animatic.ts';
import type { SoundFormat } from '../audio/sound-file.ts';
import type { ListedShot } from '../handoff/shot-list.ts';
import { type Handoff, writeHandoff } from '../handoff/write-handoff.ts';
import type { MediaRoad } from '../media-road.ts';
import type { Sent } from '../network/sent.ts';
import type { MadePanels } from '../panels/make-panels.ts';
import type { MadeTakes } from '../table-read/make-line-takes.ts';
import {
  type LaidLine,
  layTakes,
  type TableRead,
  writeTableRead,
} from '../table-read/write-table-read.ts';
import type { EditRate } from '../timeline/timecode.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { layPanels } from './lay-panels.ts';
import { type MakingOptions, makeProduction, type Tell } from './make-production.ts';
import { type LaidPanel, timelineOf } from './timeline-of.ts';
import { writeReadAlongOf } from './write-read-along-of.ts';
import { layStoryboard } from './write-storyboard.ts';

/** All that a version is made of, laid into a folder: its takes, its panels, and when each is. */
export interface Production {
  script: Script;
  takes: MadeTakes;
  panels: MadePanels;
  laidLines: LaidLine[];
  laidPanels: LaidPanel[];
  timeline: Timeline;
  /** Which text went where. */
  sent: Sent[];
  /** Of what paid engines were asked for; null where none was. */
  cost: Cost | null;
}

/** Reads and draws what is missing or stale of a version, and lays all of it into a folder. */
export async function layProduction(
  road: MediaRoad,
  folder: string,
  options: MakingOptions,
): Promise<Production> {
  const { takes, panels, sent, cost } = await makeProduction(road, options);
  const laidLines = await layTakes(road, folder, takes.lines);
  const laidPanels = await layPanels(road, folder, panels.shots);
  const timeline = await timelineOf(road, panels.plan, laidPanels, laidLines);
  return { script: takes.script, takes, panels, laidLines, laidPanels, timeline, sent, cost };
}

export interface AnimaticChoice
  extends Pick<AnimaticOptions, 'size' | 'aspect' | 'frameRate' | 'subtitles' | 'crossFade'> {}

/** The panels of a production with their sound, as MP4. */
export function filmProduction(
  road: MediaRoad,
  { folder, file }: { folder: string; file: string },
  { timeline }: Production,
  { tell, ...choice }: AnimaticChoice & { tell: Tell },
): Promise<Animatic> {
  return writeAnimatic(timeline, {
    folder,
    file,
    ...choice,
    account: road.account ?? 'local',
    signal: road.signal,
    onProgress: ({ progress, step }) => tell(step, Math.round(progress * 100), 100),
  });
}

/** What editors take, beside the panels and takes of a production. */
export function handOffProduction(
  folder: string,
  production: Production,
  { rate, aspect }: { rate: EditRate; aspect: AnimaticOptions['aspect'] },
): Promise<Handoff> {
  const { timeline, script, panels } = production;
  return writeHandoff(folder, {
    timeline,
    rate,
    size: frameSize('1080p', aspect),
    about: { script: script.id, handle: script.handle, text_hash: panels.plan.version.hash },
    shots: shotsOf(production),
  });
}

function shotsOf({ timeline, laidPanels }: Production): ListedShot[] {
  return laidPanels.map((panel, i) => {
    const { start = 0, duration = 0 } = timeline.panels[i] ?? {};
    return { ...panel, start, duration };
  });
}

export interface Produced {
  production: Production;
  tableRead: TableRead;
  animatic: Animatic;
  handoff: Handoff;
}

/**
 * Everything of a version in one folder: table read, storyboard, animatic and hand-off.
 *
 * @param options.film where the film is made, beside the scenes that a run which was stopped has filmed already
 */
export async function produceAll(
  road: MediaRoad,
  folder: string,
  options: MakingOptions & AnimaticChoice & { rate: EditRate; format: SoundFormat; film: string },
): Promise<Produced> {
  const { tell, format, rate, aspect, film } = options;
  const handed = join(folder, 'handoff');
  await mkdir(handed, { recursive: true });
  const production = await layProduction(road, handed, options);
  const read = join(folder, 'table-read');
  await mkdir(read, { recursive: true });
  tell('putting the table read together');
  await cp(join(handed, 'takes'), join(read, 'takes'), { recursive: true });
  const tableRead = await writeTableRead(read, production.laidLines, format);
  await writeReadAlongOf(road, read, { made: production.takes, read: tableRead });
  const animatic = await filmProduction(road, { folder: handed, file: film }, production, options);
  await rename(film, join(folder, 'animatic.mp4'));
  await forgetScenes(film);
  tell('printing the contact sheet');
  const drawn = join(folder, 'storyboard');
  await cp(join(handed, 'panels'), join(drawn, 'panels'), { recursive: true });
  const about = { title: production.timeline.title, shape: aspect, rate };
  await layStoryboard(road, drawn, shotsOf(production), about);
  tell('writing what editors take');
  const handoff = await handOffProduction(handed, production, { rate, aspect });
  return { production, tableRead, animatic, handoff };
}
