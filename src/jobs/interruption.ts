/**
 * Why a task was stopped: `lost` is cancelled or taken over, `stopping` is to be handed back, `yielded`
 * waits for its next turn already.
 */
export class Interruption extends Error {
  readonly why: keyof typeof REASONS;

  constructor(why: Interruption['why']) {
    super(REASONS[why]);
    this.name = 'Interruption';
    this.why = why;
  }
}

const REASONS = {
  lost: 'the job is no longer this run’s',
  stopping: 'the worker stops',
  yielded: 'others have their turn',
} as const;
