import { ListChecks } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useCommands } from '../commands/command-store.ts';
import { isLive } from '../data/jobs.ts';
import { useSignedIn } from '../data/me.ts';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { useJobs } from './use-jobs.ts';

const JobsPanel = lazy(() => import('./jobs-panel.tsx'));

/** What is being done in the background, with a way to stop it. */
export function JobsTray() {
  return useSignedIn() ? <Tray /> : null;
}

function Tray() {
  const [open, setOpen] = useState(false);
  const jobs = useJobs();
  const items = jobs.data?.items;
  const live = items?.filter(isLive).length ?? 0;
  useCommands([
    {
      id: 'jobs',
      title: 'Show jobs',
      group: 'Studio',
      keys: 'g j',
      words: 'progress cancel background',
      run: () => setOpen(true),
    },
  ]);
  return (
    <Popover
      label="Jobs"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          look="quiet"
          aria-label={live === 0 ? 'Jobs' : `Jobs: ${live} under way`}
          size={live === 0 ? 'square' : 'md'}
        >
          {live === 0 ? <ListChecks aria-hidden size={18} /> : <Spinner />}
          {live > 0 && <span aria-hidden>{live}</span>}
        </Button>
      }
    >
      <Suspense>
        <JobsPanel jobs={items} error={jobs.error} onRetry={() => void jobs.refetch()} />
      </Suspense>
    </Popover>
  );
}
