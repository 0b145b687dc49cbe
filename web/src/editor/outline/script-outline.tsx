import { useEffect, useRef } from 'react';
import { describeEighths, describeTime } from '../../../../src/screenplay/describe-eighths.ts';
import { entryAt } from '../../../../src/screenplay/entry-at.ts';
import type { OutlineEntry } from './outline.ts';
import './script-outline.css';

/** Beyond these a scene's entry says how many more there are. */
const MOST_SPEAKERS = 6;

export interface ScriptOutlineProps {
  entries: readonly OutlineEntry[];
  /** The 1-based line at which the caret stands: its scene is the current one. */
  line: number;
  /** An entry was chosen; `line` is where it begins. */
  onJump: (line: number) => void;
}

/** Scenes and sections with the pages that they begin on; of scenes their length and who speaks. */
export function ScriptOutline({ entries, line, onJump }: ScriptOutlineProps) {
  const current = entryAt(entries, line);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const item = list.current?.children[current];
    if (item instanceof HTMLElement) showInside(item);
  }, [current]);
  if (entries.length === 0) {
    return (
      <p className="script-outline-empty">
        No scenes yet. A scene begins with a heading, such as INT. LIGHTHOUSE - NIGHT.
      </p>
    );
  }
  return (
    <nav className="script-outline" aria-label="Scenes">
      <ol ref={list}>
        {entries.map((entry, i) => (
          <li key={entry.line} data-depth={Math.min(entry.depth, 3)} data-kind={entry.kind}>
            <button
              type="button"
              aria-current={i === current ? 'location' : undefined}
              onClick={() => onJump(entry.line)}
            >
              {entry.number !== null && (
                <span className="script-outline-number">{entry.number}</span>
              )}
              <span className="script-outline-text" dir="auto">
                {entry.text || 'Untitled'}
                {entry.kind === 'scene' && <SceneFacts entry={entry} />}
              </span>
              {entry.page !== null && (
                <span className="script-outline-page">
                  <span className="sr-only">, page </span>
                  {entry.page}
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** How long a scene is, and who speaks in it how often. */
function SceneFacts({ entry: { eighths, speakers } }: { entry: OutlineEntry }) {
  const shown = speakers.slice(0, MOST_SPEAKERS).map(({ cue, lines }) => `${cue} ${lines}`);
  const more = speakers.length - shown.length;
  return (
    <span className="script-outline-facts">
      {[
        describeEighths(eighths),
        describeTime(eighths),
        ...shown,
        ...(more > 0 ? [`${more} more`] : []),
      ].join(' · ')}
    </span>
  );
}

/** `scrollIntoView` would scroll the page as well. */
function showInside(item: HTMLElement): void {
  const box = item.closest('.script-outline');
  if (box === null) return;
  const [top, bottom] = [item.offsetTop, item.offsetTop + item.offsetHeight];
  if (top < box.scrollTop) box.scrollTop = top;
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
}
