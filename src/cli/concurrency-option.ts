import { InvalidArgumentError, Option } from 'commander';

/** `--concurrency N` of whatever does jobs. */
export function concurrencyOption(): Option {
  return new Option('--concurrency <number>', 'jobs at a time').argParser(jobsAtATime).default(1);
}

function jobsAtATime(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) >= 1) return Number(text);
  throw new InvalidArgumentError('it is a whole number from 1 to 999.');
}
