import { createCueMatcher, type NamedCharacter } from '../../cast/match/match-cue.ts';
import type { ElementKind } from '../../contract/element.ts';
import { charactersAt, toUnits } from '../../prose/words/code-points.ts';
import { carryElements, type KnownText } from '../../screenplay/elements/carry-elements.ts';
import { firstElements } from '../../screenplay/elements/first-elements.ts';
import type { ScriptElement, Source } from '../../screenplay/elements/script-element.ts';

/** An element as it is kept; all places in characters, as PostgreSQL counts them. */
export interface ElementRow {
  id: string;
  ordinal: number;
  kind: ElementKind;
  scene_id: string | null;
  character_id: string | null;
  content_hash: string;
  start_at: number;
  end_at: number;
  source_hash: string | null;
  source_start: number | null;
  source_end: number | null;
  made_of: string[];
}

/** What is kept of an element of a text that others are laid beside. */
export type KnownRow = Pick<
  ElementRow,
  'id' | 'kind' | 'start_at' | 'source_hash' | 'source_start' | 'source_end' | 'made_of'
>;

/** What a drafter made an element from: where it begins in the script, and the stretch of the chapter. */
export type DraftedFrom = [at: number, start: number, end: number];

export interface VersionToDerive {
  id: string;
  text: string;
  /** The text that it began with; null where it has no other. */
  first: string | null;
  /** The elements of the first text, where they are known already. */
  known: KnownRow[] | null;
  sources: DraftedFrom[];
  /** The hash of the chapter's text that they are counted in. */
  chapter: string | null;
  parent: ParentText | null;
}

/** A version that another one was made from. */
export interface ParentText {
  id: string;
  /** A text of it whose elements are known, and these. */
  text: string;
  known: KnownRow[];
  /** The text that it had when the other one was made. */
  was: string;
}

export interface DerivedElements {
  /** Of the text that the version began with. */
  first: KnownRow[];
  /** Of its text as it is. */
  elements: ElementRow[];
}

/**
 * The elements of a version: of its first text by those of the version that it was made from, and of the
 * text as it is by those of the first one.
 *
 * @param names whom its cues may mean
 */
export function deriveElements(
  version: VersionToDerive,
  names: readonly NamedCharacter[],
): DerivedElements {
  const { id, text, known } = version;
  const firstText = version.first ?? text;
  const first = known ?? knownRows(beginning(version, firstText), charactersAt(firstText));
  const now = carryElements(knownText(firstText, first), text, `${id}/changed`);
  return { first, elements: rowsOf(text, now, { names, first }) };
}

/** The elements of a text that has none before it, or the parent's text before it. */
function beginning(version: VersionToDerive, text: string): ScriptElement[] {
  const { id, sources, chapter, parent } = version;
  if (parent !== null) return carryElements(textThatWas(parent), text, `${id}/first`);
  const ats = toUnits(
    text,
    sources.map(([at]) => at),
  );
  const placed = sources.flatMap(([, start, end], i) =>
    chapter === null ? [] : [{ at: ats[i] ?? 0, chapter, start, end }],
  );
  return firstElements(text, `${id}/first`, placed);
}

/** A parent whose text was another then is followed there as it is by itself. */
function textThatWas({ id, text, known, was }: ParentText): KnownText {
  const before = knownText(text, known);
  if (text === was) return before;
  return { text: was, elements: carryElements(before, was, `${id}/changed`) };
}

function knownText(text: string, rows: readonly KnownRow[]): KnownText {
  const starts = toUnits(
    text,
    rows.map(({ start_at }) => start_at),
  );
  return {
    text,
    elements: rows.map(({ id, kind, source_hash, source_start, source_end }, i) => ({
      id,
      kind,
      start: starts[i] ?? 0,
      source:
        source_hash === null || source_start === null || source_end === null
          ? null
          : { chapter: source_hash, start: source_start, end: source_end },
    })),
  };
}

function knownRows(
  elements: readonly ScriptElement[],
  inCharacters: (unit: number) => number,
): KnownRow[] {
  return elements.map(({ id, kind, start, source, from }) => ({
    id,
    kind,
    start_at: inCharacters(start),
    ...sourceColumns(source),
    made_of: from,
  }));
}

function sourceColumns(source: Source | null) {
  return {
    source_hash: source?.chapter ?? null,
    source_start: source?.start ?? null,
    source_end: source?.end ?? null,
  };
}

/** What an element of the first text was made of stays true of it, as long as it is not parted again. */
function rowsOf(
  text: string,
  elements: readonly ScriptElement[],
  { names, first }: { names: readonly NamedCharacter[]; first: readonly KnownRow[] },
): ElementRow[] {
  const match = createCueMatcher(names);
  const inCharacters = charactersAt(text);
  const madeOf = new Map(first.map(({ id, made_of }) => [id, made_of]));
  return elements.map(({ id, kind, scene, cue, hash, start, end, source, from }, at) => ({
    id,
    ordinal: at + 1,
    kind,
    scene_id: scene === null ? null : (elements[scene]?.id ?? null),
    character_id: cue === null ? null : match(cue).match,
    content_hash: hash,
    start_at: inCharacters(start),
    end_at: inCharacters(end),
    ...sourceColumns(source),
    made_of: from.length > 0 ? from : (madeOf.get(id) ?? []),
  }));
}
