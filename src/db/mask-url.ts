const MASK = '****';
const USER_AND_PASSWORD = /([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:)[^\s]*@/gi;
const PASSWORD_FIELD = /\b(password|sslpassword|pass)=('(?:[^'\\]|\\.)*'|[^\s&]*)/gi;

/** A text with the passwords of all connection strings in it made unreadable. */
export function maskUrl(text: string): string {
  return text.replace(USER_AND_PASSWORD, `$1${MASK}@`).replace(PASSWORD_FIELD, `$1=${MASK}`);
}
