import { randomBytes } from 'node:crypto';
import type { StudioConfig } from '../../contract/studio-config.ts';

/**
 * The page of the studio, with the headers that hold it: scripts and styles are its own files; the
 * style elements that its editor and its dialogs make carry the nonce of this answer.
 */
export function studioPage(
  template: string,
  config: StudioConfig,
): { html: string; headers: Record<string, string> } {
  const nonce = randomBytes(16).toString('base64url');
  return {
    html: template
      .replaceAll('{{nonce}}', nonce)
      .replace('{{config}}', () => escapeAttribute(JSON.stringify(config))),
    headers: {
      'content-security-policy': policy(nonce, config),
      // The nonce is of one answer: a copy that is kept would come with another one's header.
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      // A line of a table read may be a person's own recording.
      'permissions-policy': 'camera=(), geolocation=(), microphone=(self)',
    },
  };
}

function policy(nonce: string, { sign_in }: StudioConfig): string {
  const supabase = sign_in.kind === 'supabase' ? ` ${new URL(sign_in.url).origin}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    // What people choose to upload is shown before it is sent.
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    `connect-src 'self'${supabase}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function escapeAttribute(text: string): string {
  return text.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
