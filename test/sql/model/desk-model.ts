/**
 * The rules in small: what the database must hold after any row of operations by two users who each
 * have one chapter and three characters. Pure; every operation answers with what its caller is told.
 */
export const STYLES = ['film', 'noir'] as const;
export type Style = (typeof STYLES)[number];
export type Status = 'draft' | 'evaluated' | 'approved' | 'rejected' | 'active';

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
  scores: number[];
  moves: string[];
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
  readonly gone = new Set<number>();

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

  /** Old code's insert: it goes on the air at once. */
  createByOldCode(caller: number, style: Style, text: string): Answer {
    const made = this.#add({
      owner: caller,
      style,
      text,
      cast: [],
      parent: null,
      origin: 'legacy',
    });
    this.#goOnAir(made);
    return 'done';
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

  evaluate(caller: number, id: number, score: number): Answer {
    const script = this.#visible(caller, id);
    if (!script) return 'GR005';
    if (script.deleted) return 'GR001';
    this.#record(script, score);
    return 'done';
  }

  setScore(caller: number, id: number, score: number): Answer {
    const script = this.#visible(caller, id);
    if (!script) return 'none';
    if (script.score === score) return 'done';
    if (script.deleted) return 'GR001';
    this.#record(script, score);
    return 'done';
  }

  move(caller: number, id: number, verb: 'approve' | 'reject' | 'activate' | 'deactivate'): Answer {
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
    const { owner, style, text, cast } = script;
    this.#add({ owner, style, text, cast: [...cast], parent: id, origin: 'restore' });
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
    this.gone.add(character);
    for (const script of this.scripts) script.cast = script.cast.filter((id) => id !== character);
    return 'done';
  }

  merge(caller: number, kept: number, merged: number): Answer {
    if (!this.#castable(caller, [kept, merged])) return 'GR005';
    if (kept === merged) return 'GR006';
    this.gone.add(merged);
    for (const script of this.scripts) {
      script.cast = [...new Set(script.cast.map((id) => (id === merged ? kept : id)))];
    }
    return 'done';
  }

  #visible(caller: number, id: number): ModelScript | undefined {
    const script = this.scripts[id];
    return script?.owner === caller ? script : undefined;
  }

  #castable(caller: number, cast: number[]): boolean {
    return cast.every((id) => ownerOfCharacter(id) === caller && !this.gone.has(id));
  }

  #next(owner: number, style: Style): number {
    const taken = this.scripts.filter((s) => s.owner === owner && s.style === style);
    return Math.max(0, ...taken.map(({ version }) => version)) + 1;
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
      scores: [],
      moves: [],
    };
    this.scripts.push(made);
    return made;
  }

  #record(script: ModelScript, score: number): void {
    script.scores.push(score);
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
    const before = this.scripts.find(
      (s) => s.status === 'active' && s.owner === script.owner && s.style === script.style,
    );
    if (before) this.#change(before, 'approved');
    this.#change(script, 'active');
  }

  #change(script: ModelScript, to: Status): void {
    script.moves.push(`${script.status}>${to}`);
    script.status = to;
  }
}
