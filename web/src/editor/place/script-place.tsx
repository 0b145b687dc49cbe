import { entryAt } from '../../../../src/screenplay/entry-at.ts';
import { pageOfLine } from '../../../../src/screenplay/page-of-line.ts';
import type { LineLook } from '../fountain/looks.ts';
import type { ReadScript } from '../read-script.ts';

/** What a line is, in the words of screenwriting programs. */
const NAMES: Record<LineLook, string> = {
  title_page: 'Title page',
  scene_heading: 'Scene heading',
  action: 'Action',
  character: 'Character',
  dialogue: 'Dialogue',
  parenthetical: 'Parenthetical',
  lyric: 'Lyric',
  transition: 'Transition',
  centered: 'Centered',
  section: 'Section',
  synopsis: 'Synopsis',
  note: 'Note',
  boneyard: 'Left out',
  page_break: 'Page break',
};

interface ScriptPlaceProps {
  read: ReadScript | undefined;
  line: number;
  kind: LineLook | null;
}

/** Under the script: what the line at the caret is, in which scene, on which page in print. */
export function ScriptPlace({ read, line, kind }: ScriptPlaceProps) {
  const scenes = read?.outline.filter((entry) => entry.kind === 'scene') ?? [];
  const scene = scenes[entryAt(scenes, line)]?.number;
  const page = read === undefined ? null : pageOfLine(read.pages, line);
  return (
    <section
      aria-label="Place in the script"
      className="flex shrink-0 gap-4 border-line border-t bg-raised px-4 py-1 text-soft text-xs tabular-nums"
    >
      <span className="min-w-24">{kind === null ? 'New line' : NAMES[kind]}</span>
      {scene != null && <span>Scene {scene}</span>}
      {page !== null && (
        <span>
          Page {page} of {read?.pages.length}
        </span>
      )}
    </section>
  );
}
