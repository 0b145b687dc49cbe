/** What a runner tells while it works, for progress on a terminal. */
export type MigrationEvent =
  | { kind: 'waiting'; pid: number | undefined }
  | { kind: 'platform' }
  | { kind: 'started'; direction: 'up' | 'down'; file: string }
  | { kind: 'finished'; direction: 'up' | 'down'; file: string; milliseconds: number }
  | { kind: 'out_of_order'; file: string; after: string }
  | { kind: 'retrying'; file: string; attempt: number; waitMilliseconds: number; reason: string }
  /** One of the parts that `--online` does ahead begins. */
  | { kind: 'step'; file: string; what: string }
  /** `total` is an estimate; `leftMilliseconds` is undefined until there is something to go by. */
  | {
      kind: 'progress';
      file: string;
      what: string;
      done: number;
      total: number;
      leftMilliseconds: number | undefined;
    }
  | { kind: 'warning'; message: string };

export type OnMigrationEvent = (event: MigrationEvent) => void;
