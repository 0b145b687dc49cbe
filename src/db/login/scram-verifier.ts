import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { AppError } from '../../contract/error.ts';

/** What PostgreSQL itself takes: its scram_iterations. */
const ITERATIONS = 4096;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const ASCII = /^[\x20-\x7e]+$/;

/**
 * What PostgreSQL keeps in place of a password (RFC 5802 and 7677), so that the password itself is
 * in no statement and no log of the server. Throws `usage` for a password that is not printable
 * ASCII, which would have to be prepared by SASLprep first.
 */
export function scramVerifier(password: string): string {
  if (!ASCII.test(password)) {
    throw new AppError('usage', 'the password has characters other than printable ASCII', {
      hint: 'Choose another: letters, digits and signs of the English keyboard.',
    });
  }
  const salt = randomBytes(SALT_BYTES);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, KEY_BYTES, 'sha256');
  const key = (name: string) => createHmac('sha256', salted).update(name).digest();
  const stored = createHash('sha256').update(key('Client Key')).digest('base64');
  const server = key('Server Key').toString('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored}:${server}`;
}
