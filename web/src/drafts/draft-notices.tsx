import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ScriptItemDetail } from '../../../src/contract/index.ts';
import { describeError } from '../data/describe-error.ts';
import { when } from '../text/when.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { toast } from '../ui/toast-store.ts';
import { createVersion } from '../versions/create-version.ts';
import { CompareTexts } from './compare-texts.tsx';
import type { Draft } from './use-draft.ts';

interface DraftNoticesProps {
  draft: Draft;
  script: ScriptItemDetail;
  onVersion: (version: number) => void;
}

/** What the writer has to know about the draft, above it: each with what can be done. */
export function DraftNotices({ draft, script, onVersion }: DraftNoticesProps) {
  const { state, recovered } = draft.snapshot;
  if (state.kind === 'conflict') return <Conflict {...{ draft, script }} state={state} />;
  if (state.kind === 'refused') return <Refused {...{ draft, script, onVersion }} state={state} />;
  if (recovered === null) return null;
  return (
    <Notice
      tone="info"
      actions={
        <Button size="sm" onClick={draft.keeper.dismissRecovered}>
          Good
        </Button>
      }
    >
      <strong className="font-medium">What you typed is back.</strong> It was typed on{' '}
      {when(new Date(recovered).toISOString())} and had not been saved. Undo brings the saved text
      back.
    </Notice>
  );
}

type StateOf<Kind extends string> = Extract<Draft['snapshot']['state'], { kind: Kind }>;

function Conflict({
  draft: { keeper, snapshot },
  script,
  state,
}: Pick<DraftNoticesProps, 'draft' | 'script'> & { state: StateOf<'conflict'> }) {
  const [comparing, setComparing] = useState(false);
  const choose = useMutation({
    mutationFn: async (choice: 'mine' | 'theirs') => {
      const kept = choice === 'mine' ? state.theirs.text : state.mine;
      await keepAsVersion(script, kept);
      await (choice === 'mine' ? keeper.takeMine() : keeper.takeTheirs());
    },
  });
  return (
    <Notice
      tone="warn"
      actions={
        <>
          <Button size="sm" onClick={() => setComparing(true)}>
            Show both
          </Button>
          <Button
            size="sm"
            busy={choose.isPending && choose.variables === 'theirs'}
            disabled={choose.isPending}
            onClick={() => choose.mutate('theirs')}
          >
            Go on with theirs
          </Button>
          <Button
            size="sm"
            look="primary"
            busy={choose.isPending && choose.variables === 'mine'}
            disabled={choose.isPending}
            onClick={() => choose.mutate('mine')}
          >
            Go on with mine
          </Button>
        </>
      }
    >
      <strong className="font-medium">
        {snapshot.recovered === null
          ? 'Another tab or person changed this draft.'
          : `You typed something on ${when(new Date(snapshot.recovered).toISOString())} that was not saved, and the draft was changed since.`}
      </strong>{' '}
      Below is your text. Whichever you go on with, the other one is kept as a new version.
      {choose.error !== null && <ErrorState error={choose.error} title="Nothing was changed" />}
      <CompareTexts
        open={comparing}
        onOpenChange={setComparing}
        theirs={state.theirs.text}
        mine={state.mine}
      />
    </Notice>
  );
}

function Refused({
  draft: { keeper },
  script,
  state,
  onVersion,
}: DraftNoticesProps & { state: StateOf<'refused'> }) {
  const { message, hint } = describeError(state.error);
  const save = useMutation({
    mutationFn: async () => {
      const made = await keepAsVersion(script, state.mine);
      await keeper.letGo();
      return made;
    },
    onSuccess: ({ version }) => onVersion(version),
  });
  return (
    <Notice
      tone="bad"
      actions={
        <Button size="sm" look="primary" busy={save.isPending} onClick={() => save.mutate()}>
          Save it as a new version
        </Button>
      }
    >
      <strong className="font-medium">What you typed was not saved.</strong> {message} {hint} It is
      kept in this browser.
      {save.error !== null && (
        <ErrorState error={save.error} title="It could not be saved as a version" />
      )}
    </Notice>
  );
}

async function keepAsVersion(script: ScriptItemDetail, text: string) {
  const made = await createVersion(script, text);
  toast({ tone: 'good', title: `Kept as version ${made.version}` });
  return made;
}
