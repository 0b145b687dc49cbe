import { useMutation } from '@tanstack/react-query';
import { AudioLines, Mic, Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import type {
  ChapterDetail,
  ScriptItemDetail,
  TakeStateName,
} from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { desk } from '../data/desk.ts';
import { isLive, putJob } from '../data/jobs.ts';
import { useScriptJob } from '../data/takes.ts';
import { EngineButton } from '../engines/engine-button.tsx';
import { jobProgress, jobState } from '../jobs/describe-job.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { classes } from '../ui/classes.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Progress } from '../ui/progress.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { player } from './desk-player.ts';
import { LineTakes } from './line-takes.tsx';
import { countCauses, countLines, type ReadLine } from './read-lines.ts';
import { useReadLines } from './use-read-lines.ts';

interface TableReadPanelProps {
  chapter: ChapterDetail;
  script: ScriptItemDetail;
  before: (() => Promise<void>) | undefined;
  onOpen: () => void;
}

/** How a version is read aloud: what is there, what is stale and why, and each line with its takes. */
export default function TableReadPanel({ chapter, script, before, onOpen }: TableReadPanelProps) {
  const { states, lines } = useReadLines(script, chapter);
  const [line, setLine] = useState<string>();
  useEffect(onOpen, [onOpen]);
  if (states.error !== null) {
    return (
      <div className="p-4">
        <ErrorState
          error={states.error}
          title="The table read could not be loaded"
          onRetry={() => void states.refetch()}
        />
      </div>
    );
  }
  if (lines === undefined) return <Skeleton className="m-4 h-40" />;
  const opened = lines.find(({ element }) => element === line);
  return (
    <div className="flex flex-col gap-4 p-4">
      <ReadAloud script={script} lines={lines} before={before} />
      <ul aria-label="Lines" className="flex flex-col">
        {lines.map((each) => (
          <Line key={each.element} line={each} onTakes={() => setLine(each.element)} />
        ))}
      </ul>
      {opened !== undefined && (
        <LineTakes script={script} line={opened} onClose={() => setLine(undefined)} />
      )}
    </div>
  );
}

const STATES: Record<TakeStateName, { name: string; tone: Tone }> = {
  current: { name: 'current', tone: 'good' },
  stale: { name: 'stale', tone: 'warn' },
  missing: { name: 'missing', tone: 'plain' },
  unknown: { name: 'unknown', tone: 'info' },
};

function ReadAloud(props: {
  script: ScriptItemDetail;
  lines: readonly ReadLine[];
  before: (() => Promise<void>) | undefined;
}) {
  const { script, lines, before } = props;
  const [narrate, setNarrate] = useState(false);
  const job = useScriptJob('table-read', script);
  const ask = useMutation({
    mutationFn: async () => {
      await before?.();
      return desk.askJob({ body: { kind: 'table-read', input: { script: script.id, narrate } } });
    },
    onSuccess: putJob,
  });
  const running = job !== undefined && isLive(job);
  const counts = countLines(lines);
  const isNarrated = lines.some(({ kind }) => kind !== 'speech');
  return (
    <section aria-label="Read aloud" className="flex flex-col gap-3">
      <ul aria-label="How the lines stand" className="flex flex-wrap gap-2">
        {(Object.keys(STATES) as TakeStateName[])
          .filter((state) => state !== 'unknown' || counts.unknown > 0)
          .map((state) => (
            <li key={state}>
              <Badge tone={counts[state] === 0 ? 'plain' : STATES[state].tone}>
                {counts[state]} {STATES[state].name}
              </Badge>
            </li>
          ))}
      </ul>
      {counts.stale > 0 && (
        <ul aria-label="Why lines are stale" className="text-sm text-soft">
          {countCauses(lines).map(([cause, stale]) => (
            <li key={cause} className="break-words">
              {cause}: {plural(stale, 'line')}
            </li>
          ))}
        </ul>
      )}
      {!isNarrated && (
        <CheckField
          label="The narrator reads what is seen"
          checked={narrate}
          onChecked={setNarrate}
        />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          look="primary"
          icon={<AudioLines aria-hidden size={16} />}
          busy={running || ask.isPending}
          onClick={() => ask.mutate()}
        >
          Read it aloud
        </Button>
        <EngineButton
          title="Table read"
          script={script}
          work={{ kind: 'table-read', narrate }}
          before={before}
          busy={running || ask.isPending}
        />
      </div>
      <div className="flex min-h-6 flex-col gap-1 text-sm text-soft">
        {running && <Progress label="Reading aloud" value={jobProgress(job)} />}
        {job !== undefined && <p role="status">{jobState(job)}</p>}
      </div>
      {ask.error !== null && <ErrorState error={ask.error} title="It was not read aloud" />}
    </section>
  );
}

function Line({ line, onTakes }: { line: ReadLine; onTakes: () => void }) {
  const { element, speaker, words, state, causes, origin, url } = line;
  const heard = player.state.use().element === element;
  const name = `${speaker ?? 'Narrator'}: ${words.slice(0, 60)}`;
  return (
    <li
      aria-current={heard || undefined}
      className={classes(
        'flex items-center gap-2 border-line border-b py-1.5 pl-1 [contain-intrinsic-size:auto_3.5rem] [content-visibility:auto]',
        heard && 'bg-accent-wash',
      )}
    >
      <IconButton
        size="sm"
        label={`Play from ${name}`}
        disabled={url === null}
        onClick={() => player.play(element)}
      >
        <Play aria-hidden size={16} />
      </IconButton>
      <div className="min-w-0 grow text-sm">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium" dir="auto">
            {speaker ?? 'Narrator'}
          </span>
          {state !== 'current' && (
            <span className={state === 'stale' ? 'text-warn' : 'text-soft'}>
              {[STATES[state].name, ...causes].join(' · ')}
            </span>
          )}
          {origin === 'own' && <span className="text-info">own recording</span>}
        </p>
        <p className="truncate text-soft" dir="auto">
          {words}
        </p>
      </div>
      <IconButton size="sm" label={`Takes of ${name}`} onClick={onTakes}>
        <Mic aria-hidden size={16} />
      </IconButton>
    </li>
  );
}
