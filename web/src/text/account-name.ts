/**
 * An account for people: `You`, `The service`, or `Another account (1a2b3c4d)`. The desk knows
 * accounts by their ids alone; their names and addresses are the sign-in's.
 *
 * @param account null where no account did it
 * @param me undefined while it is not known yet
 */
export function accountName(account: string | null, me: string | null | undefined): string {
  if (account === null) return 'The service';
  return account === me ? 'You' : `Another account (${account.slice(0, 8)})`;
}
