import { Compartment, EditorState, type Extension, Text } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import { joinSegments } from '../../../src/screenplay/fountain/segment.ts';
import { commentClicks } from './comments/comment-marks.ts';
import { castFacet } from './completion/script-words.ts';
import { createExtensions } from './create-extensions.ts';
import { type OtherText, otherText } from './find/other-text.ts';
import type { LineLook } from './fountain/looks.ts';
import { segmentsOf } from './fountain/segments.ts';
import { pageStarts, setPages } from './place/page-breaks.ts';
import { type ReadScript, readScript } from './read-script.ts';
import { fromOutside } from './replace-text.ts';
import { linkAt } from './sources/source-links.ts';
import { whenIdle } from './when-idle.ts';
import { lineKind } from './writing/line-kind.ts';

export interface EditorEvents {
  onChange(read: () => string): void;
  onRead(script: ReadScript): void;
  onLine(line: number, kind: LineLook | null): void;
  onLink(id: string | null): void;
  onComment(id: string): void;
}

export interface Access {
  readOnly: boolean;
  label: string;
  spellCheck: boolean;
}

const access = new Compartment();
const other = new Compartment();
const cast = new Compartment();

export const setAccess = (how: Access) => access.reconfigure(accessExtension(how));
/** The text beside the script in which is sought as well; lines end with LF. */
export const setOther = (text: string | undefined, onFound: OtherText['onFound']) =>
  other.reconfigure(
    text === undefined ? [] : otherText.of({ text: Text.of(text.split('\n')), onFound }),
  );
export const setCast = (names: readonly string[]) => cast.reconfigure(castFacet.of(names));

function accessExtension({ readOnly, label, spellCheck }: Access): Extension {
  return [
    EditorState.readOnly.of(readOnly),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-readonly': `${readOnly}`,
      'aria-multiline': 'true',
      // Reached by Tab also where nothing can be typed.
      tabindex: '0',
      spellcheck: `${spellCheck && !readOnly}`,
      autocapitalize: 'sentences',
      autocorrect: 'on',
      // A phone's keyboard stays away where there is nothing to type.
      ...(readOnly ? { inputmode: 'none' } : {}),
    }),
  ];
}

/** An editor in a place of the page, and how to close it. */
export function openEditor(
  parent: HTMLElement,
  text: string,
  nonce: string,
  events: EditorEvents,
): { view: EditorView; readNow: () => void; close: () => void } {
  const read = whenIdle(() => {
    const script = readScript(joinSegments(segmentsOf(view.state)));
    view.dispatch({ effects: setPages.of(pageStarts(script.pages)) });
    events.onRead(script);
  });
  let line = 0;
  let kind: LineLook | null = null;
  let link: string | null | undefined;
  const tell = (update: ViewUpdate) => {
    // Scrolling and drawing change nothing of what is told.
    if (update.transactions.length === 0) return;
    if (update.docChanged) read.ask();
    const typed = update.transactions.some(
      (each) => each.docChanged && each.annotation(fromOutside) !== true,
    );
    if (typed) events.onChange(() => update.state.doc.toString());
    const now = update.state.doc.lineAt(update.state.selection.main.head).number;
    const nowKind = lineKind(update.state, now);
    if (now !== line || nowKind !== kind) events.onLine(now, nowKind);
    [line, kind] = [now, nowKind];
    const under = linkAt(update.state, update.state.selection.main.head);
    if (under !== undefined && under !== link) events.onLink(under);
    link = under ?? link;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        access.of([]),
        other.of([]),
        cast.of([]),
        createExtensions(nonce),
        commentClicks(events.onComment),
        EditorView.updateListener.of(tell),
      ],
    }),
  });
  read.ask();
  return {
    view,
    readNow: read.now,
    close: () => {
      read.cancel();
      view.destroy();
    },
  };
}
