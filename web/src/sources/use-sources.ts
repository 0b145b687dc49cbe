import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ChapterDetail, ScriptItemDetail } from '../../../src/contract/index.ts';
import type { ScriptEditorHandle } from '../editor/script-editor.tsx';
import type { Stretch } from '../text/paragraphs.ts';
import { type Link, linkFrom } from './place-links.ts';
import { paragraphAround, paragraphAt, startOfParagraph } from './prose-places.ts';
import { useLinks } from './use-links.ts';
import { useProseFinds } from './use-prose-finds.ts';
import { useProseHands } from './use-prose-hands.ts';
import { useScrollTogether } from './use-scroll-together.ts';

interface SourcesProps {
  chapter: ChapterDetail;
  script: ScriptItemDetail;
  editor: RefObject<ScriptEditorHandle | null>;
  /** Whether the editor has read its text. */
  isOpen: boolean;
  /** Shows the script where the page has room for one side alone. */
  onScript: () => void;
  onProse: () => void;
}

export interface Sources {
  /** What of the chapter the script at the caret was made from. */
  marked: Stretch | null;
  /** What there is to say where nothing is marked. */
  says: string;
  /** Where the prose is drawn. */
  proseRef: (prose: HTMLElement | null) => void;
  onLink: (id: string | null) => void;
  /** What was found in the prose, and which of it is to be shown. */
  onFound: (all: readonly Stretch[], at: number) => void;
  /** From the script to what it was made from, and from the prose to what was made from it. */
  crossOver: () => void;
}

/** Holds a script and the prose that it was made from together: caret, clicks, keys and scrolling. */
export function useSources({
  chapter,
  script,
  editor,
  isOpen,
  onScript,
  onProse,
}: SourcesProps): Sources {
  const links = useLinks(script, chapter.text);
  const [prose, setProse] = useState<HTMLElement | null>(null);
  const [link, setLink] = useState<Link | null>();
  const [unused, setUnused] = useState(false);
  useScrollTogether({ prose, editor, links: isOpen ? links?.items : undefined });

  const byId = useMemo(() => new Map(links?.items.map((each) => [each.id, each])), [links]);
  const onLink = useCallback(
    (id: string | null) => {
      setUnused(false);
      setLink(byId.size === 0 ? undefined : (byId.get(id ?? '') ?? null));
    },
    [byId],
  );
  const marked = unused ? null : (link?.source ?? null);
  useEffect(() => {
    if (marked === null || prose === null || prose.contains(document.activeElement)) return;
    paragraphAt(prose, marked.from)?.scrollIntoView({ block: 'nearest' });
  }, [marked, prose]);

  const askedEarly = useRef<number>(null);
  const showMade = useCallback(
    (place: number) => {
      if (!isOpen || links === undefined) {
        askedEarly.current = place;
        return null;
      }
      const made = linkFrom(links.items, place);
      setUnused(made === null);
      if (made !== null) editor.current?.showLink(made.id);
      return made;
    },
    [isOpen, links, editor],
  );
  useProseHands(prose, showMade);
  const markFound = useProseFinds(prose);
  const onFound = (all: readonly Stretch[], at: number) => {
    if (at !== -1) onProse();
    markFound(all, at);
  };
  useEffect(() => {
    if (!isOpen || links === undefined) return;
    editor.current?.link(links.text, links.items);
    if (askedEarly.current !== null) showMade(askedEarly.current);
    askedEarly.current = null;
  }, [isOpen, links, editor, showMade]);

  const crossOver = () => {
    const at = prose === null ? null : placeToLeave(prose, marked, editor.current);
    if (at !== null) {
      if (showMade(at) === null) return;
      onScript();
      requestAnimationFrame(() => editor.current?.focus());
      return;
    }
    onProse();
    requestAnimationFrame(() => focusMarked(FRAMES_TO_SHOW));
  };
  return { marked, says: describe(link, unused), proseRef: setProse, onLink, onFound, crossOver };
}

/** The prose is hidden until its pane is shown, which on a busy machine takes some frames. */
const FRAMES_TO_SHOW = 60;

function focusMarked(frames: number): void {
  const paragraph = document.querySelector('[data-at] mark')?.parentElement;
  paragraph?.focus();
  if (document.activeElement !== paragraph && frames > 0)
    requestAnimationFrame(() => focusMarked(frames - 1));
}

/** Where in the prose somebody is who leaves it for the script; null where they are in the script. */
function placeToLeave(
  prose: HTMLElement,
  marked: Stretch | null,
  editor: ScriptEditorHandle | null,
): number | null {
  const paragraph = paragraphAround(document.activeElement);
  if (paragraph !== null && prose.contains(paragraph)) {
    const isMarked = marked !== null && paragraph.querySelector('mark') !== null;
    return isMarked ? marked.from : startOfParagraph(paragraph);
  }
  const isAlone = editor?.scroller()?.offsetParent === null;
  return isAlone ? (marked?.from ?? null) : null;
}

function describe(link: Link | null | undefined, unused: boolean): string {
  if (unused) return 'Not in the script';
  if (link === undefined || link?.source != null) return '';
  return link?.changed ? 'The chapter has changed here' : 'Not from the chapter';
}
