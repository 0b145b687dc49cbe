import { redo, undo } from '@codemirror/commands';
import { openSearchPanel } from '@codemirror/search';
import type { EditorView } from '@codemirror/view';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { Stretch } from '../text/paragraphs.ts';
import { changeText, type ScriptEdit } from './change-text.ts';
import {
  markComments,
  type PlacedThread,
  showComment,
  threadAt,
} from './comments/comment-marks.ts';
import { type LineFeedback, setFeedback } from './feedback/feedback.ts';
import { showLines } from './feedback/show-lines.ts';
import type { LineLook } from './fountain/looks.ts';
import { openEditor, setAccess, setCast, setOther } from './open-editor.ts';
import type { ReadScript } from './read-script.ts';
import { replaceText } from './replace-text.ts';
import {
  alignLink,
  followLink,
  type LinkedElement,
  linkAt,
  linkElements,
  showLink,
  topLink,
} from './sources/source-links.ts';
import { useKeyHabit } from './writing/key-habit.ts';
import { setKeyHabit } from './writing/writing-keys.ts';
import './find/find-panel.css';
import './script-editor.css';

export interface ScriptEditorHandle {
  /** Puts the caret on a 1-based line, shows it, and points out the lines to `endLine`. */
  jumpToLine(line: number, endLine?: number): void;
  /** Makes an edit one step that can be undone, and reads the script; false for no change. */
  change(edit: ScriptEdit): boolean;
  undo(): void;
  redo(): void;
  openSearch(): void;
  focus(): void;
  /** Puts the caret behind the last letter, where writing goes on. */
  focusEnd(): void;
  /** The text as it is now; lines end with LF. */
  text(): string;
  /** Says which elements stand where in a text that the editor was given. */
  link(text: string, elements: readonly LinkedElement[]): void;
  /** Puts the caret on a linked element, and points it out. */
  showLink(id: string): void;
  /** Points a linked element out and keeps it in sight, without the caret; null: nothing any more. */
  followLink(id: string | null): void;
  /** The linked element of the caret; null where there is none. */
  currentLink(): string | null;
  /** The first linked element in sight or below; null where there is none. */
  topLink(): string | null;
  /** Scrolls a linked element to the upper edge. */
  alignLink(id: string): void;
  /** The words that are selected, as UTF-16 offsets of the text as it is; the caret alone where none are. */
  selection(): Stretch;
  /** Says where comments stand in a text that the editor was given. */
  markComments(text: string, threads: readonly PlacedThread[]): void;
  /** Selects what a comment is about, and shows it; false where it stands nowhere. */
  showComment(id: string): boolean;
  /** The thread whose words the caret is in; null where there is none. */
  commentAtCaret(): string | null;
  /** What scrolls. */
  scroller(): HTMLElement | null;
}

export interface ScriptEditorProps {
  /**
   * The script. A later value that differs from what is in the editor replaces it, as one step that
   * can be undone; lines are made to end with LF.
   */
  text: string;
  /** After each edit; `read` gives the whole text, which takes time: call it when it is needed. */
  onChange?: (read: () => string) => void;
  /** After the first reading, and again when no key has been pressed for a moment. */
  onRead?: (script: ReadScript) => void;
  /** The 1-based line of the caret and what it is, null for a blank one; whenever either is another. */
  onLine?: (line: number, kind: LineLook | null) => void;
  /** The linked element of the caret, whenever it is another one; null in what is not linked. */
  onLink?: (id: string | null) => void;
  /** The thread whose words were clicked on. */
  onComment?: (id: string) => void;
  /** A text beside the script, in which is sought as well. */
  other?: string;
  /** Where the other text has what is sought, and which of these is to be shown; -1 for none. */
  onFound?: (all: readonly Stretch[], at: number) => void;
  readOnly?: boolean;
  /** Names of the book's characters, offered as cues. */
  cast?: readonly string[];
  feedback?: readonly LineFeedback[];
  /** What it is called for who cannot see it. */
  label?: string;
  spellCheck?: boolean;
  /** Of the page's Content-Security-Policy, for the editor's style element. */
  nonce?: string;
  ref?: Ref<ScriptEditorHandle>;
}

const NOBODY: readonly string[] = [];
const NOTHING: readonly LineFeedback[] = [];

/** An editor that knows Fountain. It knows nothing of where a script is kept. */
export function ScriptEditor(props: ScriptEditorProps) {
  const { text, cast = NOBODY, feedback = NOTHING, nonce = '' } = props;
  const { other } = props;
  const { readOnly = false, label = 'Script', spellCheck = true } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const readNow = useRef<() => void>(undefined);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (host.current === null) return;
    const editor = openEditor(host.current, latest.current.text, nonce, {
      onChange: (read) => latest.current.onChange?.(read),
      onRead: (script) => latest.current.onRead?.(script),
      onLine: (line, kind) => latest.current.onLine?.(line, kind),
      onLink: (id) => latest.current.onLink?.(id),
      onComment: (id) => latest.current.onComment?.(id),
    });
    view.current = editor.view;
    readNow.current = editor.readNow;
    return () => {
      view.current = null;
      editor.close();
    };
  }, [nonce]);
  useEffect(() => {
    if (view.current !== null) replaceText(view.current, text);
  }, [text]);
  useEffect(() => {
    view.current?.dispatch({ effects: setAccess({ readOnly, label, spellCheck }) });
  }, [readOnly, label, spellCheck]);
  const habit = useKeyHabit();
  useEffect(() => {
    view.current?.dispatch({ effects: setKeyHabit(habit) });
  }, [habit]);
  useEffect(() => {
    view.current?.dispatch({ effects: setCast(cast) });
  }, [cast]);
  useEffect(() => {
    const onFound: ScriptEditorProps['onFound'] = (...found) => latest.current.onFound?.(...found);
    view.current?.dispatch({ effects: setOther(other, onFound) });
  }, [other]);
  useEffect(() => {
    view.current?.dispatch({ effects: setFeedback.of(feedback) });
  }, [feedback]);
  useImperativeHandle(
    props.ref,
    () =>
      handleOf(
        () => view.current,
        () => readNow.current?.(),
      ),
    [],
  );
  return <div ref={host} className="script-editor" />;
}

function handleOf(current: () => EditorView | null, readNow: () => void): ScriptEditorHandle {
  const run = (command: (view: EditorView) => unknown) => {
    const view = current();
    if (view !== null) command(view);
  };
  return {
    jumpToLine: (line, endLine = line) => run((view) => jumpToLine(view, line, endLine)),
    change: (edit) => {
      const view = current();
      const changed = view !== null && changeText(view, edit);
      if (changed) readNow();
      return changed;
    },
    undo: () => run(undo),
    redo: () => run(redo),
    openSearch: () => run(openSearchPanel),
    focus: () => run((view) => view.focus()),
    focusEnd: () => run(focusEnd),
    text: () => current()?.state.doc.toString() ?? '',
    link: (text, elements) => run((view) => linkElements(view, text, elements)),
    showLink: (id) => run((view) => showLink(view, id)),
    followLink: (id) => run((view) => followLink(view, id)),
    currentLink: () => {
      const state = current()?.state;
      return state === undefined ? null : (linkAt(state, state.selection.main.head) ?? null);
    },
    topLink: () => {
      const view = current();
      return view === null ? null : topLink(view);
    },
    alignLink: (id) => run((view) => alignLink(view, id)),
    selection: () => {
      const { from = 0, to = 0 } = current()?.state.selection.main ?? {};
      return { from, to };
    },
    markComments: (text, threads) => run((view) => markComments(view, text, threads)),
    showComment: (id) => {
      const view = current();
      return view !== null && showComment(view, id);
    },
    commentAtCaret: () => {
      const state = current()?.state;
      return state === undefined ? null : threadAt(state, state.selection.main.head);
    },
    scroller: () => current()?.scrollDOM ?? null,
  };
}

function focusEnd(view: EditorView): void {
  view.dispatch({ selection: { anchor: view.state.doc.length }, scrollIntoView: true });
  view.focus();
}

function jumpToLine(view: EditorView, line: number, endLine: number): void {
  showLines(view, line, endLine);
  view.focus();
}
