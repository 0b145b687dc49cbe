/** Why a task was stopped: `lost` is cancelled or taken over, `stopping` is to be handed back. */
export class Interruption extends Error {
  readonly why: 'lost' | 'stopping';

  constructor(why: Interruption['why']) {
    super(why === 'lost' ? 'the job is no longer this run’s' : 'the worker stops');
    this.name = 'Interruption';
    this.why = why;
  }
}
