import { Pause, Play, SkipBack, SkipForward, Square } from 'lucide-react';
import { type RefObject, useEffect } from 'react';
import type { ChapterDetail, ScriptItemDetail } from '../../../src/contract/index.ts';
import { useCommands } from '../commands/command-store.ts';
import { describeError } from '../data/describe-error.ts';
import { queryClient } from '../data/query-client.ts';
import { takeStatesQuery } from '../data/takes.ts';
import type { ScriptEditorHandle } from '../editor/script-editor.tsx';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { player } from './desk-player.ts';
import { useReadLines } from './use-read-lines.ts';

interface PlayerBarProps {
  chapter: ChapterDetail;
  script: ScriptItemDetail;
  editor: RefObject<ScriptEditorHandle | null>;
  /** An element to play from. */
  asked: { from: string | null } | undefined;
  onPanel: () => void;
}

/** After a save the states are asked for once writing rests. */
const REST_MS = 3_000;

/** Plays the table read of a version; the line that is heard is pointed out in its text. */
export default function PlayerBar(props: PlayerBarProps) {
  const { chapter, script, editor, asked, onPanel } = props;
  const { links, lines } = useReadLines(script, chapter);
  const { element, playing, error } = player.state.use();
  const stored = useSettled(script.updated_at, REST_MS);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stored text has other states
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: takeStatesQuery(script.id).queryKey });
  }, [stored, script.id]);
  useEffect(() => {
    if (lines !== undefined) player.setLines(lines);
  }, [lines]);
  useEffect(() => () => player.stop(), []);
  useEffect(() => {
    const shown = editor.current;
    shown?.followLink(element);
    return () => shown?.followLink(null);
  }, [element, editor]);
  const isKnown = lines !== undefined && links !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it plays once for each time that it is asked
  useEffect(() => {
    if (asked === undefined || !isKnown) return;
    const heard = new Set(lines.flatMap((line) => (line.url === null ? [] : [line.element])));
    const at = links.items.findIndex(({ id }) => id === asked.from);
    player.play(links.items.slice(Math.max(0, at)).find(({ id }) => heard.has(id))?.id ?? null);
  }, [asked, isKnown]);
  const toggle = () => {
    if (playing) player.pause();
    else if (element !== null) player.resume();
    else player.play(null);
  };
  useCommands([
    {
      id: 'play-pause',
      title: 'Play the table read, or pause it',
      group: 'Table read',
      keys: 'h',
      words: 'hear listen',
      run: toggle,
    },
  ]);
  const playable = lines?.filter(({ url }) => url !== null) ?? [];
  const at = playable.findIndex((line) => line.element === element);
  const line = playable[at];
  const none = playable.length === 0;
  return (
    <section
      aria-label="Table read player"
      className="flex min-h-13 shrink-0 items-center gap-1 border-line border-t bg-raised px-3 py-1.5"
    >
      <IconButton label="Previous line" disabled={at <= 0} onClick={() => player.step(-1)}>
        <SkipBack aria-hidden size={18} />
      </IconButton>
      <IconButton
        look="primary"
        label={playing ? 'Pause' : 'Play'}
        keys="h"
        disabled={none}
        onClick={toggle}
      >
        {playing ? <Pause aria-hidden size={18} /> : <Play aria-hidden size={18} />}
      </IconButton>
      <IconButton
        label="Next line"
        disabled={at === -1 || at === playable.length - 1}
        onClick={() => player.step(1)}
      >
        <SkipForward aria-hidden size={18} />
      </IconButton>
      <IconButton label="Stop" disabled={element === null} onClick={player.stop}>
        <Square aria-hidden size={16} />
      </IconButton>
      <p className="ml-2 min-w-0 grow truncate text-sm" dir="auto">
        {error !== null ? (
          <span role="alert" className="text-bad">
            {describeError(error).message}
          </span>
        ) : line === undefined ? (
          <span className="text-soft">{saysIdle(lines?.length, playable.length)}</span>
        ) : (
          <>
            <span className="text-soft tabular-nums">
              {at + 1} of {playable.length}
            </span>{' '}
            {line.speaker !== null && <strong className="font-medium">{line.speaker}</strong>}{' '}
            {line.words}
          </>
        )}
      </p>
      <Button size="sm" look="quiet" onClick={onPanel}>
        Lines
      </Button>
    </section>
  );
}

function saysIdle(all: number | undefined, playable: number): string {
  if (all === undefined) return '';
  if (all === 0) return 'Nobody speaks in this version';
  return playable === 0 ? 'Nothing is read aloud yet' : `${playable} of ${all} lines can be heard`;
}
