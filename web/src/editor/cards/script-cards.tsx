import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { mergeScene } from '../../../../src/screenplay/scene-edits/merge-scene.ts';
import { moveScene } from '../../../../src/screenplay/scene-edits/move-scene.ts';
import { omitScene, restoreScene } from '../../../../src/screenplay/scene-edits/omit-scene.ts';
import {
  type SceneCard as Card,
  type CardDivider,
  sceneCards,
} from '../../../../src/screenplay/scene-edits/scene-cards.ts';
import { setSceneColour } from '../../../../src/screenplay/scene-edits/scene-colour.ts';
import { splitScene } from '../../../../src/screenplay/scene-edits/split-scene.ts';
import { setSynopsis } from '../../../../src/screenplay/scene-edits/synopsis.ts';
import { type KeyNote, useKeyNotes } from '../../commands/key-notes.ts';
import { Button } from '../../ui/button.tsx';
import type { ScriptEdit } from '../change-text.ts';
import type { ReadScript } from '../read-script.ts';
import { CARD_KEY_NOTES, cardActOf } from './card-keys.ts';
import { SceneCard } from './scene-card.tsx';
import { useCardDrag } from './use-card-drag.ts';
import './script-cards.css';

export interface CardActions {
  readOnly: boolean;
  /** Changes the script and reads it anew; false where nothing was changed. */
  change: (edit: ScriptEdit) => boolean;
  undo: () => void;
  redo: () => void;
}

interface ScriptCardsProps {
  read: ReadScript;
  /** Of the caret. */
  line: number;
  onJump: (line: number) => void;
  actions: CardActions;
}

const NO_KEYS: readonly KeyNote[] = [];

/** The scenes of a script as cards: what is done to a card is done to the text. */
export default function ScriptCards({ read, line, onJump, actions }: ScriptCardsProps) {
  const entries = useMemo(() => sceneCards(read.screenplay, read.pages), [read]);
  const list = useRef<HTMLOListElement>(null);
  const focusOn = useRef<number>(undefined);
  const [says, setSays] = useState('');
  const { readOnly, change, undo, redo } = actions;
  useKeyNotes('Scenes as cards', readOnly ? NO_KEYS : CARD_KEY_NOTES);
  useEffect(() => {
    if (focusOn.current === undefined || entries.length === 0) return;
    const item = list.current?.children[focusOn.current];
    item?.querySelector<HTMLElement>('[data-jump]')?.focus();
    focusOn.current = undefined;
  }, [entries]);
  const apply = (card: Card, edit: ScriptEdit, done: string) => {
    const changed = change((script) => (isThere(script, card) ? edit(script) : null));
    setSays(changed ? done : 'Nothing was changed.');
    return changed;
  };
  const move = (at: number, slot: number) => {
    const card = entries[at];
    const last = entries.at(-1);
    if (card?.kind !== 'scene' || last === undefined || slot < 0 || slot > entries.length) return;
    const before = entries[slot]?.part ?? last.part + 1;
    const stands = slot > at ? slot - 1 : slot;
    const others = entries.filter((each) => each !== card).slice(0, stands);
    const place = others.filter(({ kind }) => kind === 'scene').length + 1;
    const done = `${card.heading} is now scene ${place} of ${countScenes(entries)}.`;
    focusOn.current = stands;
    if (!apply(card, (script) => moveScene(script, card.scene, before), done)) {
      focusOn.current = undefined;
    }
  };
  const drag = useCardDrag(list, move);
  const doTo = (card: Card, at: number) => ({
    up: () => move(at, at - 1),
    down: () => move(at, at + 2),
    split: () =>
      apply(card, (script) => splitScene(script, line), `${card.heading} is two scenes now.`),
    merge: () => {
      const above = entries.slice(0, at).findLastIndex(({ kind }) => kind === 'scene');
      focusOn.current = above;
      const done = `${card.heading} is part of the scene before now.`;
      apply(card, (script) => mergeScene(script, card.scene), done);
    },
    omit: () =>
      apply(card, (script) => omitScene(script, card.scene), `${card.heading} is omitted.`),
    restore: () =>
      apply(card, (script) => restoreScene(script, card.scene), `${card.omitted} is back.`),
    colour: (colour: Parameters<typeof setSceneColour>[2]) =>
      apply(
        card,
        (script) => setSceneColour(script, card.scene, colour),
        `${card.heading}: ${colour ?? 'no colour'}.`,
      ),
    synopsis: (text: string) =>
      apply(
        card,
        (script) => setSynopsis(script, card.scene, text),
        `The synopsis of ${card.heading} is changed.`,
      ),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const act = readOnly ? null : cardActOf(event.nativeEvent);
    if (act !== 'undo' && act !== 'redo') return;
    event.preventDefault();
    if (act === 'redo') redo();
    else undo();
  };
  if (entries.length === 0) {
    return <p className="p-4 text-soft text-sm">No scenes yet: a scene begins with a heading.</p>;
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the editor
    <div className="scene-cards" onKeyDown={onKeyDown}>
      <p role="status" className="sr-only">
        {says}
      </p>
      {!readOnly && (
        <div className="flex gap-2 px-2">
          <Button size="sm" onClick={undo}>
            Undo
          </Button>
          <Button size="sm" onClick={redo}>
            Redo
          </Button>
        </div>
      )}
      <ol ref={list} aria-label="Scenes">
        {keyed(entries).map(({ key, entry }, at) => (
          <li
            key={key}
            data-drop={drag.slot === at || undefined}
            data-drop-end={(drag.slot === at + 1 && at === entries.length - 1) || undefined}
          >
            {entry.kind === 'scene' ? (
              <SceneCard
                card={entry}
                isFirst={at === 0}
                isLast={at === entries.length - 1}
                holdsCaret={entry.line <= line && line <= entry.endLine}
                dragged={drag.from === at}
                does={readOnly ? null : doTo(entry, at)}
                onGrab={(event) => drag.grab(event, at)}
                onJump={() => onJump(entry.line)}
              />
            ) : (
              <p className="scene-cards-divider">{entry.text || 'Page break'}</p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What is shown may be older than the text by a moment. */
function isThere({ screenplay }: Parameters<ScriptEdit>[0], { scene, line, heading }: Card) {
  const headings = screenplay.elements.filter(({ type }) => type === 'scene_heading');
  const now = headings[scene - 1];
  return now?.line === line && now.text === heading;
}

function countScenes(entries: readonly { kind: string }[]): number {
  return entries.filter(({ kind }) => kind === 'scene').length;
}

/** A card keeps its key where it is moved: by its heading, and which of those that have it. */
function keyed(entries: readonly (Card | CardDivider)[]) {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const name = `${entry.kind} ${entry.kind === 'scene' ? entry.heading : entry.text}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { key: `${name} ${count}`, entry };
  });
}
