/**
 * The rules in small: what the database must hold after any row of operations by two users who each
 * have one chapter and three characters. Pure; every operation answers with what its caller is told.
 */
export const STYLES = ['film', 'noir'] as const;
export type Style = (typeof STYLES)[number];
export type Status = 'draft' | 'evaluated' | 'approved' | 'rejected' | 'active';
export type EvaluatorKind = 'rule' | 'model' | 'human';
/** The states that old code knows. */
export type OldWord = 'ready' | 'approved' | 'draft';
export type Verb = 'approve' | 'reject' | 'activate' | 'deactivate';

/** The prose that both chapters begin with. */
export const FIRST_PROSE = 'It rained on the quay.';
const NAMES = ['Mara', 'Tom', 'Vesna'];

/** done; none: no row is touched; else the SQLSTATE of the refusal. */
export type Answer = 'done' | 'none' | string;

export interface ModelScript {
  owner: number;
  style: Style;
  version: number;
  status: Status;
  text: string;
  score: number | null;
  cast: number[];
  deleted: boolean;
  parent: number | null;
  origin: 'edit' | 'restore' | 'legacy';
  /** The chapter's text that it was made from; null where it had none. */
  prose: string | null;
  evaluations: { kind: EvaluatorKind; score: number }[];
  moves: string[];
}

/** An image or a piece of audio. */
export interface ModelPart {
  medium: 'image' | 'audio';
  owner: number;
  video: number | null;
  character: number | null;
}

const MOVES: Record<Status, readonly Status[]> = {
  draft: ['evaluated', 'rejected'],
  evaluated: ['approved', 'rejected'],
  approved: ['active', 'rejected'],
  rejected: ['evaluated'],
  active: ['approved'],
};

/** Users are 0 and 1; characters 0 to 2 are those of user 0, 3 to 5 of user 1. */
const ownerOfCharacter = (character: number): number => Math.floor(character / 3);

export class DeskModel {
  readonly scripts: ModelScript[] = [];
  /** The owner of each video. */
  readonly videos: number[] = [];
  readonly parts: ModelPart[] = [];
  /** By owner and style, where old code knows the script by another id than the first's. */
  readonly #begunAnew = new Map<string, ModelScript>();
  readonly prose: (string | null)[] = [FIRST_PROSE, FIRST_PROSE];
  /** The other names of each character that is still there. */
  readonly aliases = new Map(Array.from({ length: 6 }, (_, n) => [n, new Set<string>()]));

  create(caller: number, chapterOf: number, style: Style, text: string, cast: number[]): Answer {
    if (chapterOf !== caller) return '42501';
    if (!this.#castable(caller, cast)) return 'GR003';
    this.#add({
      owner: caller,
      style,
      text,
      cast: [...new Set(cast)],
      parent: null,
      origin: 'edit',
    });
    return 'done';
  }

  createVersion(
    caller: number,
    chapterOf: number,
    style: Style,
    text: string,
    parent: number | null,
  ): Answer {
    if (chapterOf !== caller) return '42501';
    const forebear = parent === null ? undefined : this.#visible(caller, parent);
    if (parent !== null && !forebear) return 'GR005';
    // Whom a person put into the cast of one version is in what is made from it.
    const cast = [...(forebear?.cast ?? [])];
    this.#add({ owner: caller, style, text, cast, parent, origin: 'edit' });
    return 'done';
  }

  /** Old code's insert: it stands where old code will find it again. */
  createByOldCode(caller: number, style: Style, text: string, word: OldWord): Answer {
    const made = this.#add({
      owner: caller,
      style,
      text,
      cast: [],
      parent: null,
      origin: 'legacy',
    });
    const others = this.#versionsOf(caller, style).filter((script) => script !== made);
    if (others.length > 0 && others.every(({ deleted }) => deleted)) {
      this.#begunAnew.set(`${caller} ${style}`, made);
    }
    this.#stand(made, word);
    return 'done';
  }

  /** Old code writes over the one script that it sees: a new version. */
  overwriteByOldCode(caller: number, id: number, text: string): Answer {
    const script = this.#shown(caller, id);
    if (!script) return 'none';
    if (script.text === text) return 'done';
    const parent = this.scripts.indexOf(script);
    const made = this.#addAfter(parent, { ...script, text, origin: 'legacy' });
    // One that waited for its text goes on the air with it.
    this.#stand(made, script.text === '' ? 'ready' : oldWord(script.status));
    return 'done';
  }

  /** Old code deletes the one script that it sees: all its versions go, each as it may. */
  removeByOldCode(caller: number, id: number): Answer {
    const script = this.#shown(caller, id);
    if (!script) return 'none';
    for (const version of this.#versionsOf(script.owner, script.style)) {
      if (version.deleted) continue;
      if (version.status === 'active') this.#change(version, 'approved');
      if (version.status === 'approved' || version.status === 'evaluated') {
        this.#change(version, 'rejected');
      }
      version.deleted = true;
    }
    return 'done';
  }

  editChapter(caller: number, chapterOf: number, prose: string | null): Answer {
    if (chapterOf !== caller) return 'none';
    this.prose[chapterOf] = prose;
    return 'done';
  }

  addVideo(caller: number, script: number): Answer {
    if (!this.#visible(caller, script)) return '42501';
    this.videos.push(caller);
    return 'done';
  }

  addPart(
    caller: number,
    medium: ModelPart['medium'],
    video: number | null,
    character: number | null,
  ): Answer {
    if (video !== null && this.videos[video] !== caller) return '42501';
    if (character !== null && !this.#castable(caller, [character])) return '42501';
    this.parts.push({ medium, owner: caller, video, character });
    return 'done';
  }

  showInPart(caller: number, id: number, character: number | null): Answer {
    const part = this.parts[id];
    if (part?.owner !== caller) return 'none';
    if (character !== null && character !== part.character && !this.#castable(caller, [character]))
      return '42501';
    part.character = character;
    return 'done';
  }

  passPartOn(caller: number, id: number): Answer {
    return this.parts[id]?.owner === caller ? '42501' : 'none';
  }

  edit(caller: number, id: number, text: string): Answer {
    const script = this.#visible(caller, id);
    if (!script) return 'none';
    if (script.text === text) return 'done';
    if (script.status !== 'draft' || script.deleted) return 'GR002';
    script.text = text;
    return 'done';
  }

  restyle(caller: number, id: number, style: Style): Answer {
    const script = this.#visible(caller, id);
    if (!script) return 'none';
    if (script.style === style) return 'done';
    if (script.status !== 'draft' || script.deleted) return 'GR002';
    const version = this.#next(script.owner, style);
    Object.assign(script, { style, version });
    return 'done';
  }

  evaluate(caller: number, id: number, kind: EvaluatorKind, score: number): Answer {
    const script = this.#visible(caller, id);
    if (!script) return 'GR005';
    if (script.deleted) return 'GR001';
    this.#record(script, kind, score);
    return 'done';
  }

  setScore(caller: number, id: number, score: number): Answer {
    const script = this.#visible(caller, id);
    if (!script) return 'none';
    if (script.score === score) return 'done';
    if (script.deleted) return 'GR001';
    this.#record(script, 'human', score);
    return 'done';
  }

  move(caller: number, id: number, verb: Verb): Answer {
    const script = this.#visible(caller, id);
    if (!script) return 'GR005';
    const to = {
      approve: 'approved',
      reject: 'rejected',
      activate: 'active',
      deactivate: 'approved',
    };
    if (
      (verb === 'deactivate') !== (script.status === 'active') &&
      (verb === 'deactivate' || verb === 'approve')
    ) {
      return 'GR001';
    }
    return this.#moveTo(script, to[verb] as Status);
  }

  setStatus(caller: number, id: number, status: Status): Answer {
    const script = this.#visible(caller, id);
    if (!script) return 'none';
    if (script.status === status) return 'done';
    // Only an evaluation makes a version evaluated.
    if (status === 'evaluated') return 'GR001';
    return this.#moveTo(script, status);
  }

  remove(caller: number, id: number): Answer {
    const script = this.#visible(caller, id);
    if (!script) return 'none';
    if (script.status !== 'draft' && script.status !== 'rejected') return 'GR007';
    script.deleted = true;
    // A deletion that became a mark answers as if it had touched nothing.
    return 'none';
  }

  undelete(caller: number, id: number): Answer {
    const script = this.#visible(caller, id);
    if (!script) return 'GR005';
    script.deleted = false;
    return 'done';
  }

  restore(caller: number, id: number): Answer {
    const script = this.#visible(caller, id);
    if (!script) return 'GR005';
    const made = this.#addAfter(id, { ...script, origin: 'restore' });
    made.prose = script.prose ?? made.prose;
    return 'done';
  }

  setCast(caller: number, id: number, cast: number[]): Answer {
    const script = this.#visible(caller, id);
    if (!script) return 'none';
    if (!this.#castable(caller, cast)) return 'GR003';
    script.cast = [...new Set(cast)];
    return 'done';
  }

  removeCharacter(caller: number, character: number): Answer {
    if (!this.#castable(caller, [character])) return 'none';
    this.aliases.delete(character);
    for (const script of this.scripts) script.cast = script.cast.filter((id) => id !== character);
    for (const part of this.parts) if (part.character === character) part.character = null;
    return 'done';
  }

  merge(caller: number, kept: number, merged: number): Answer {
    if (!this.#castable(caller, [kept, merged])) return 'GR005';
    if (kept === merged) return 'GR006';
    for (const name of [NAMES[merged % 3] as string, ...(this.aliases.get(merged) ?? [])]) {
      this.aliases.get(kept)?.add(name);
    }
    this.aliases.delete(merged);
    for (const script of this.scripts) {
      script.cast = [...new Set(script.cast.map((id) => (id === merged ? kept : id)))];
    }
    for (const part of this.parts) if (part.character === merged) part.character = kept;
    return 'done';
  }

  /** Made from another text of its chapter than that has now. */
  isStale(script: ModelScript): boolean {
    return !script.deleted && script.prose !== null && script.prose !== this.prose[script.owner];
  }

  /** Newest scores by people, rules and models, where people and a machine have judged. */
  agreement({ evaluations }: ModelScript): (number | null)[] | null {
    const newest = (kind: EvaluatorKind) =>
      evaluations.findLast((evaluation) => evaluation.kind === kind)?.score ?? null;
    const [human, rule, model] = [newest('human'), newest('rule'), newest('model')];
    return human !== null && (rule !== null || model !== null) ? [human, rule, model] : null;
  }

  #visible(caller: number, id: number): ModelScript | undefined {
    const script = this.scripts[id];
    return script?.owner === caller ? script : undefined;
  }

  /** Old code sees one version of a key: the active one, else the newest that stands. */
  #shown(caller: number, id: number): ModelScript | undefined {
    const script = this.#visible(caller, id);
    if (!script) return undefined;
    const versions = this.#versionsOf(script.owner, script.style);
    // By the id of the first, or of the first since it deleted what was there.
    const begun = this.#begunAnew.get(`${script.owner} ${script.style}`);
    const first = versions.toSorted((a, b) => a.version - b.version)[0];
    const known = begun !== undefined && versions.includes(begun) ? begun : first;
    if (known !== script) return undefined;
    const standing = versions.filter((s) => !s.deleted);
    const newest = standing.toSorted((a, b) => b.version - a.version)[0];
    return standing.find(({ status }) => status === 'active') ?? newest;
  }

  #castable(caller: number, cast: number[]): boolean {
    return cast.every((id) => ownerOfCharacter(id) === caller && this.aliases.has(id));
  }

  #versionsOf(owner: number, style: Style): ModelScript[] {
    return this.scripts.filter((s) => s.owner === owner && s.style === style);
  }

  #next(owner: number, style: Style): number {
    return Math.max(0, ...this.#versionsOf(owner, style).map(({ version }) => version)) + 1;
  }

  #addAfter(parent: number, { owner, style, text, cast, origin }: ModelScript): ModelScript {
    return this.#add({ owner, style, text, cast: [...cast], parent, origin });
  }

  #add(
    shape: Pick<ModelScript, 'owner' | 'style' | 'text' | 'cast' | 'parent' | 'origin'>,
  ): ModelScript {
    const made: ModelScript = {
      ...shape,
      version: this.#next(shape.owner, shape.style),
      status: 'draft',
      score: null,
      deleted: false,
      prose: this.prose[shape.owner] ?? null,
      evaluations: [],
      moves: [],
    };
    this.scripts.push(made);
    return made;
  }

  #record(script: ModelScript, kind: EvaluatorKind, score: number): void {
    script.evaluations.push({ kind, score });
    script.score = score;
    if (script.status === 'draft' || script.status === 'rejected')
      this.#change(script, 'evaluated');
  }

  #moveTo(script: ModelScript, to: Status): Answer {
    if (script.deleted || !MOVES[script.status].includes(to)) return 'GR001';
    if (to === 'active') this.#goOnAir(script);
    else this.#change(script, to);
    return 'done';
  }

  #goOnAir(script: ModelScript): void {
    this.#clearAir(script);
    this.#change(script, 'active');
  }

  #clearAir({ owner, style }: ModelScript): void {
    const before = this.#versionsOf(owner, style).find(({ status }) => status === 'active');
    if (before) this.#change(before, 'approved');
  }

  /** What old code wrote is the one that it sees, in the state that it said. */
  #stand(script: ModelScript, word: OldWord): void {
    this.#clearAir(script);
    if (word !== 'draft') this.#change(script, word === 'ready' ? 'active' : 'approved');
  }

  #change(script: ModelScript, to: Status): void {
    script.moves.push(`${script.status}>${to}`);
    script.status = to;
  }
}

function oldWord(status: Status): OldWord {
  if (status === 'active') return 'ready';
  return status === 'approved' ? 'approved' : 'draft';
}
