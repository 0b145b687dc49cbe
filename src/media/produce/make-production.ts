import type { Script } from '../../contract/index.ts';
import type { Aspect, ProductionKind } from '../../contract/production.ts';
import type { Estimate } from '../../contract/spend.ts';
import { drawerOf, providersNamed } from '../../provider/engines-of.ts';
import { estimate, type Work } from '../../provider/spend/estimate.ts';
import { type Cost, NOTHING, type Spending } from '../../provider/spend/spend-rows.ts';
import { findScript } from '../../script/find-script.ts';
import type { AskingRoad, MediaRoad } from '../media-road.ts';
import { withTill } from '../network/ask-by-till.ts';
import type { Sent } from '../network/sent.ts';
import { type MadePanels, makePanels } from '../panels/make-panels.ts';
import {
  type DrawingOptions,
  drawPictures,
  type PlannedPictures,
  planPictures,
} from '../pictures/draw-shots.ts';
import {
  hearLines,
  type MadeTakes,
  planLineWork,
  prepareLines,
  readLines,
} from '../table-read/make-line-takes.ts';

/** How far it is, for people. */
export type Tell = (step: string, done?: number, total?: number) => void;

export interface DrawerOptions {
  /** A provider that draws in place of this machine; left out: the default one, if there is one, what is missing. */
  engine?: string | undefined;
  /** What paid engines may cost; without it, none is asked. */
  spending?: Spending | undefined;
}

export interface MakingOptions extends DrawerOptions {
  script: string;
  narrate: boolean;
  aspect: Aspect;
  tell: Tell;
}

export interface MadeParts {
  takes: MadeTakes;
  panels: MadePanels;
  sent: Sent[];
  cost: Cost | null;
}

/**
 * Reads and draws what is missing or stale of a version. What providers make of it is one estimate, for which room
 * is kept before the first of them is asked.
 *
 * @throws AppError speech.*, provider.*, spend.*, `not_found`, `work.too_much`
 */
export async function makeProduction(road: MediaRoad, options: MakingOptions): Promise<MadeParts> {
  const { script, narrate, aspect, spending = NOTHING, tell } = options;
  const lines = await prepareLines(road, { script, narrate });
  const pictures = await planDrawing(road, options);
  const work = [...lines.work, ...workOf(pictures)];
  const order = { script: lines.planned.script.id, purpose: 'production', work } as const;
  const onPanel = (done: number, total: number) => tell('panels drawn', done, total);
  const { made, sent, cost } = await withTill(road, order, spending, async (till) => {
    await readLines(road, till, lines, (done, total) => tell('lines read', done, total));
    return pictures === null ? 0 : drawPictures(road, till, pictures, onPanel);
  });
  const takes = { ...(await hearLines(road, lines)), sent, cost };
  const panels = await makePanels(road, { script, shape: aspect, onProgress: onPanel });
  return { takes, panels: { ...panels, made: panels.made + made }, sent, cost };
}

/** What a provider will be asked to draw of a version; null where this machine draws. */
export async function planDrawing(
  road: AskingRoad,
  {
    script,
    aspect,
    engine,
    prompts,
  }: Pick<MakingOptions, 'script' | 'aspect' | 'engine'> & Pick<DrawingOptions, 'prompts'>,
): Promise<PlannedPictures | null> {
  const drawer = drawerOf(road.providers, engine);
  if (drawer === null) return null;
  const missingOnly = engine === undefined;
  return planPictures(road, { script, engine: drawer.name, shape: aspect, prompts, missingOnly });
}

export const workOf = (pictures: PlannedPictures | null): Work[] =>
  pictures === null ? [] : [pictures.work];

/** What providers would be asked for a job on a version, and cost; nobody is asked. */
export async function estimateProduction(
  road: AskingRoad,
  { kind, currency, ...options }: EstimateOptions,
): Promise<{ script: Script; estimate: Estimate }> {
  const { script, engine } = options;
  const providers = kind === 'table-read' ? providersNamed(road.providers, engine) : road.providers;
  const lines = kind === 'storyboard' ? [] : await planLineWork({ ...road, providers }, options);
  const panels = kind === 'table-read' ? [] : workOf(await planDrawing(road, options));
  return {
    script: await road.look((trx) => findScript(trx, script)),
    estimate: estimate([...lines, ...panels], currency),
  };
}

interface EstimateOptions extends Pick<MakingOptions, 'script' | 'narrate' | 'aspect' | 'engine'> {
  kind: ProductionKind;
  currency: string;
}
