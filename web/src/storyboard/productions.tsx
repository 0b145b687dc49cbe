import { useMutation } from '@tanstack/react-query';
import { Clapperboard, Download } from 'lucide-react';
import { z } from 'zod';
import type { Job, JobKind, ScriptItem } from '../../../src/contract/index.ts';
import { desk } from '../data/desk.ts';
import { isLive, putJob } from '../data/jobs.ts';
import { useScriptJob } from '../data/takes.ts';
import { toastError } from '../data/toast-error.ts';
import { EngineButton } from '../engines/engine-button.tsx';
import { download } from '../exports/download.ts';
import { jobProgress, jobState } from '../jobs/describe-job.ts';
import { Button } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';

interface ProductionsProps {
  script: ScriptItem;
  before: (() => Promise<void>) | undefined;
}

const KINDS = [
  {
    kind: 'animatic',
    title: 'Animatic',
    about: 'The panels with what is said, as MP4. It is also among the videos of the script.',
    does: 'Film it',
  },
  {
    kind: 'handoff',
    title: 'Hand-off',
    about: 'OpenTimelineIO, EDL, Final Cut XML and FCPXML with stems, panels and subtitles.',
    does: 'Hand it off',
  },
  {
    kind: 'produce',
    title: 'Everything',
    about: 'Table read, storyboard, animatic and hand-off in one archive.',
    does: 'Make everything',
  },
] as const satisfies readonly { kind: JobKind; title: string; about: string; does: string }[];

/** What a version becomes for others: a film, what an editor takes, and all of it. */
export function Productions({ script, before }: ProductionsProps) {
  return (
    <section aria-label="Productions" className="flex flex-col gap-3 border-line border-t pt-4">
      {KINDS.map((each) => (
        <Production key={each.kind} {...each} script={script} before={before} />
      ))}
    </section>
  );
}

type ProductionProps = ProductionsProps & (typeof KINDS)[number];

function Production({ kind, title, about, does, script, before }: ProductionProps) {
  const job = useScriptJob(kind, script);
  const ask = useMutation({
    mutationFn: async () => {
      await before?.();
      return desk.askJob({ body: { kind, input: { script: script.id } } });
    },
    onSuccess: putJob,
    onError: (error) => toastError(`${title} was not asked for`, error),
  });
  const running = job !== undefined && isLive(job);
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h2 className="font-medium text-sm">{title}</h2>
      <p className="text-soft text-sm">{about}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          icon={<Clapperboard aria-hidden size={16} />}
          busy={running || ask.isPending}
          onClick={() => ask.mutate()}
        >
          {does}
        </Button>
        <EngineButton
          size="sm"
          title={title}
          script={script}
          work={{ kind }}
          before={before}
          busy={running || ask.isPending}
        />
        {job !== undefined && <DownloadResult job={job} title={title} />}
      </div>
      {running && <Progress label={title} value={jobProgress(job)} />}
      {job !== undefined && (
        <p role="status" className="text-soft text-sm">
          {jobState(job)}
        </p>
      )}
    </section>
  );
}

const Archive = z.object({ file: z.object({ sha256: z.string(), file_name: z.string() }) });
const Filmed = z.object({ video: z.object({ id: z.string() }) });
const Made = z.object({ script: z.object({ handle: z.string() }) });

/** Hands over what a job made: an archive where there is one, else the film. */
function DownloadResult({ job, title }: { job: Job; title: string }) {
  const archive = Archive.safeParse(job.result).data;
  const film = Filmed.safeParse(job.result).data;
  const fetched = useMutation({
    mutationFn: async () => {
      if (archive !== undefined) {
        const { sha256, file_name } = archive.file;
        download(await desk.readFile({ params: { sha256 } }), file_name);
      } else if (film !== undefined) {
        const name = Made.safeParse(job.result).data?.script.handle.replaceAll('/', '-') ?? 'film';
        download(await desk.readVideoFile({ params: { video: film.video.id } }), `${name}.mp4`);
      }
    },
    onError: (error) => toastError('It could not be downloaded', error),
  });
  if (job.state !== 'done' || (archive === undefined && film === undefined)) return null;
  return (
    <Button
      size="sm"
      icon={<Download aria-hidden size={16} />}
      busy={fetched.isPending}
      onClick={() => fetched.mutate()}
    >
      Download {title.toLowerCase()}
    </Button>
  );
}
