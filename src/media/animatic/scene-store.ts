import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isRunning } from '../../db/embedded/is-running.ts';

/** `PID-UUID.part.mp4`, while it is written. */
const PART = /^(\d+)-[-0-9a-f]{36}\.part\.\w+$/;
const SCENE = /^[0-9a-f]{64}\.mp4$/;

/** Removes the scenes that are kept of a film: it is whole, and where it was made it will not be made again. */
export function forgetScenes(film: string): Promise<void> {
  return rm(folderOf(film), { recursive: true, force: true });
}

function folderOf(film: string): string {
  return join(dirname(film), `.${basename(film)}.scenes`);
}

/** What this process is writing now, in any folder. */
const mine = new Set<string>();

/**
 * The scenes of a film that are filmed already, in a folder beside it; each is named by a hash of
 * everything that it was made from, so what has this name needs not be made again.
 */
export class SceneStore {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** The store of a film; what a run that was killed had begun is removed. */
  static async open(film: string): Promise<SceneStore> {
    const store = new SceneStore(folderOf(film));
    await mkdir(store.folder, { recursive: true });
    for (const name of await readdir(store.folder)) {
      const pid = PART.exec(name)?.[1];
      if (pid !== undefined && !isBeingWritten(name, Number(pid))) await store.#remove(name);
    }
    return store;
  }

  has(key: string): boolean {
    return existsSync(this.#path(nameOf(key)));
  }

  /** A scene's name in the folder. */
  nameOf(key: string): string {
    return nameOf(key);
  }

  /** Has a scene written, and keeps it when it is whole. */
  async keep(key: string, write: (part: string) => Promise<void>): Promise<void> {
    await this.writeWhole(this.#path(nameOf(key)), 'mp4', write);
  }

  /**
   * Has a file written here under another name and puts it into its place when it is whole; nothing
   * stays of one that breaks off.
   *
   * @param write is given the name, in the folder
   */
  async writeWhole(
    path: string,
    ending: string,
    write: (part: string) => Promise<void>,
  ): Promise<void> {
    await this.withPart(ending, async (part) => {
      await write(part);
      await rename(this.#path(part), path);
    });
  }

  /** A file of the folder that is there only meanwhile. */
  async withPart<T>(ending: string, work: (part: string) => Promise<T>): Promise<T> {
    const part = `${process.pid}-${randomUUID()}.part.${ending}`;
    mine.add(part);
    try {
      return await work(part);
    } finally {
      await this.#remove(part);
      mine.delete(part);
    }
  }

  /** Removes the scenes that the film has no more; the folder as well, where it is empty. */
  async keepOnly(keys: readonly string[]): Promise<void> {
    const kept = new Set(keys.map(nameOf));
    for (const name of await readdir(this.folder)) {
      if (SCENE.test(name) && !kept.has(name)) await this.#remove(name);
    }
  }

  #path(name: string): string {
    return join(this.folder, name);
  }

  async #remove(name: string): Promise<void> {
    await rm(this.#path(name), { force: true });
  }
}

function nameOf(key: string): string {
  return `${key}.mp4`;
}

const isBeingWritten = (part: string, pid: number): boolean =>
  pid === process.pid ? mine.has(part) : isRunning(pid);
