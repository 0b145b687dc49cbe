/** What a runner tells while it works, for progress on a terminal. */
export type MigrationEvent =
  | { kind: 'waiting'; pid: number | undefined }
  | { kind: 'platform' }
  | { kind: 'started'; direction: 'up' | 'down'; file: string }
  | { kind: 'finished'; direction: 'up' | 'down'; file: string; milliseconds: number }
  | { kind: 'out_of_order'; file: string; after: string }
  | { kind: 'retrying'; file: string; attempt: number; waitMilliseconds: number; reason: string }
  | { kind: 'warning'; message: string };

export type OnMigrationEvent = (event: MigrationEvent) => void;
