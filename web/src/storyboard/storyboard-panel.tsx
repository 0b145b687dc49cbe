import { useMutation, useQuery } from '@tanstack/react-query';
import { Images } from 'lucide-react';
import { useState } from 'react';
import {
  ASPECTS,
  type Aspect,
  type ChapterDetail,
  type ScriptItem,
  type Storyboard,
  type StoryboardShot,
} from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { useKeyNotes } from '../commands/key-notes.ts';
import { castQuery } from '../data/cast.ts';
import { desk } from '../data/desk.ts';
import { isLive, putJob } from '../data/jobs.ts';
import { storyboardQuery } from '../data/storyboard.ts';
import { useScriptJob } from '../data/takes.ts';
import { EngineButton } from '../engines/engine-button.tsx';
import { jobProgress, jobState } from '../jobs/describe-job.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Progress } from '../ui/progress.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Productions } from './productions.tsx';
import { type ShotActions, ShotCard } from './shot-card.tsx';
import { ShotDialog } from './shot-dialog.tsx';
import { SHOT_KEY_NOTES } from './shot-keys.ts';
import { ShotView } from './shot-view.tsx';
import { useChangeStoryboard } from './use-change-storyboard.ts';

interface StoryboardPanelProps {
  chapter: ChapterDetail;
  script: ScriptItem;
  /** Done first: what was typed is drawn as well. */
  before: (() => Promise<void>) | undefined;
  /** Points an element out in the script. */
  onElement: (element: string) => void;
}

/** The shots of a version, scene by scene: looked at, changed, put in order, drawn. */
export default function StoryboardPanel(props: StoryboardPanelProps) {
  const { chapter, script, before, onElement } = props;
  const storyboard = useQuery(storyboardQuery(script.id));
  const cast = useQuery(castQuery(chapter.book.handle)).data?.items ?? [];
  const change = useChangeStoryboard(script);
  useKeyNotes('Storyboard', SHOT_KEY_NOTES);
  const [opened, setOpened] = useState<string>();
  const [edited, setEdited] = useState<string>();
  if (storyboard.error !== null) {
    return (
      <div className="p-4">
        <ErrorState
          error={storyboard.error}
          title="The storyboard could not be loaded"
          onRetry={() => void storyboard.refetch()}
        />
      </div>
    );
  }
  if (storyboard.data === undefined) return <Skeleton className="m-4 h-40" />;
  const shots = storyboard.data.items;
  const actions: ShotActions = {
    open: ({ id }) => setOpened(id),
    edit: ({ id }) => setEdited(id),
    move: ({ id: shot }, place) => change.mutate({ does: 'move', shot, place }),
    add: ({ id: after }) => change.mutate({ does: 'add', after }),
    remove: ({ id: shot }) => change.mutate({ does: 'delete', shot }),
    picture: ({ id: shot }, file) => change.mutate({ does: 'picture', shot, file }),
    jump: ({ elements: [element] }) => element !== undefined && onElement(element),
  };
  const canChange = storyboard.data.can.change;
  const inDialog = shots.find(({ id }) => id === edited);
  return (
    <div className="@container flex flex-col gap-5 p-4">
      <Drawing script={script} storyboard={storyboard.data} before={before} />
      {storyboard.data.changed && canChange && (
        <Button
          size="sm"
          className="self-start"
          busy={change.isPending && change.variables.does === 'reset'}
          onClick={() => change.mutate({ does: 'reset' })}
        >
          Propose all shots anew
        </Button>
      )}
      {byScene(shots).map(([scene, own]) => (
        <section key={scene} aria-label={`Shots of scene ${sceneNumber(own)}`}>
          <h2 className="mb-2 font-medium text-sm" dir="auto">
            {sceneNumber(own)} {own[0]?.place}
          </h2>
          <div className="grid @lg:grid-cols-2 @3xl:grid-cols-3 gap-3">
            {own.map((shot, at) => (
              <ShotCard
                key={shot.id}
                shot={shot}
                place={at + 1}
                of={own.length}
                canChange={canChange}
                actions={actions}
              />
            ))}
          </div>
        </section>
      ))}
      <Productions script={script} before={before} />
      {opened !== undefined && (
        <ShotView
          shots={shots}
          shot={opened}
          onShot={setOpened}
          onPicture={canChange ? actions.picture : undefined}
        />
      )}
      {inDialog !== undefined && (
        <ShotDialog
          shot={inDialog}
          cast={cast}
          busy={change.isPending}
          onChange={(changes) =>
            change.mutate(
              { does: 'change', shot: inDialog.id, changes },
              { onSuccess: () => setEdited(undefined) },
            )
          }
          onClose={() => setEdited(undefined)}
        />
      )}
    </div>
  );
}

function Drawing(props: {
  script: ScriptItem;
  storyboard: Storyboard;
  before: (() => Promise<void>) | undefined;
}) {
  const { script, storyboard, before } = props;
  const { counts, items, duration } = storyboard;
  const [aspect, setAspect] = useState<Aspect>('16:9');
  const job = useScriptJob('storyboard', script);
  const ask = useMutation({
    mutationFn: async () => {
      await before?.();
      return desk.askJob({ body: { kind: 'storyboard', input: { script: script.id, aspect } } });
    },
    onSuccess: putJob,
  });
  const running = job !== undefined && isLive(job);
  return (
    <section aria-label="Draw the storyboard" className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-2 text-sm text-soft">
        {plural(items.length, 'shot')}, {(duration / 1000).toFixed(0)} s
        <Badge tone={counts.current === 0 ? 'plain' : 'good'}>{counts.current} drawn</Badge>
        {counts.stale > 0 && <Badge tone="warn">{counts.stale} stale</Badge>}
        <Badge>{counts.missing} missing</Badge>
      </p>
      <div className="flex flex-wrap items-end gap-2">
        <SelectField
          label="Shape"
          value={aspect}
          className="w-28"
          onValue={(chosen) => setAspect(ASPECTS.find((each) => each === chosen) ?? '16:9')}
        >
          {ASPECTS.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </SelectField>
        <Button
          look="primary"
          icon={<Images aria-hidden size={16} />}
          busy={running || ask.isPending}
          onClick={() => ask.mutate()}
        >
          Draw it
        </Button>
        <EngineButton
          title="Storyboard"
          script={script}
          work={{ kind: 'storyboard', aspect }}
          before={before}
          busy={running || ask.isPending}
        />
      </div>
      <div className="flex min-h-6 flex-col gap-1 text-sm text-soft">
        {running && <Progress label="Drawing" value={jobProgress(job)} />}
        {job !== undefined && <p role="status">{jobState(job)}</p>}
      </div>
      {ask.error !== null && <ErrorState error={ask.error} title="It was not drawn" />}
    </section>
  );
}

function byScene(shots: readonly StoryboardShot[]): [string, StoryboardShot[]][] {
  const scenes = new Map<string, StoryboardShot[]>();
  for (const shot of shots) {
    const scene = shot.scene ?? '';
    const own = scenes.get(scene);
    if (own === undefined) scenes.set(scene, [shot]);
    else own.push(shot);
  }
  return [...scenes];
}

const sceneNumber = ([first]: readonly StoryboardShot[]): string =>
  first?.number.replace(/-\d+$/, '') ?? '';
