import type { AppError } from '../../contract/error.ts';
import type { Provider } from '../provider.ts';
import { providerError, said } from '../provider-error.ts';

interface Refusal {
  status: number;
  /** The body, however it is written. */
  said: string;
  retryAfterMs: number | null;
}

/** Words by which providers say why, in `error.code`, `error.type` or `detail.status`. */
const REFUSED = /content_policy|moderation|safety|content_filter|image_generation_user_error/i;
const OUT_OF_FUNDS = /insufficient_quota|quota_exceeded|billing|payment_required/i;

/** What an answer that is none of success means: a code, a message, and whether to ask again. */
export function refusalOf(provider: Provider, refusal: Refusal): AppError {
  const { status, retryAfterMs } = refusal;
  const { code, message } = reasonIn(refusal.said);
  const words = said(provider, message);
  const why = `${`answered ${status}`}${words === '' ? '' : `: ${words}`}`;
  const free = { why, mayBeCharged: false };
  if (status === 402 || OUT_OF_FUNDS.test(code)) {
    return providerError(provider, {
      ...free,
      code: 'provider.out_of_funds',
      hint: 'Its own account has no funds or credits left: see to it there.',
    });
  }
  if (status === 451 || (status < 500 && REFUSED.test(code))) {
    return providerError(provider, {
      ...free,
      code: 'provider.refused',
      hint: 'It does not want to make this. Change the prompt, or take another engine.',
    });
  }
  if (status === 401 || status === 403) {
    return providerError(provider, {
      ...free,
      code: 'provider.wrong_key',
      hint: `Give a key that is valid there: GOLDENROD_PROVIDER_${provider.name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}_KEY.`,
    });
  }
  if (status === 429 || status === 503) {
    const retry = retryAfterMs === null ? {} : { retry_after_ms: retryAfterMs };
    return providerError(provider, {
      ...free,
      code: 'provider.busy',
      hint: 'Wait, or ask for less at once.',
      details: { retry: true, ...retry },
    });
  }
  if (status >= 500) {
    // A gateway that gave up does not know what went on behind it.
    const isGateway = status === 502 || status === 504;
    return providerError(provider, {
      why,
      code: 'provider.failed',
      hint: 'It fell over by itself. Try again later.',
      mayBeCharged: isGateway,
      details: { retry: !isGateway },
    });
  }
  if (status < 400) {
    return providerError(provider, {
      ...free,
      code: 'provider.wrong_answer',
      hint: 'It sends elsewhere, where neither text nor key is sent: configure its last address.',
    });
  }
  return providerError(provider, {
    ...free,
    code: 'provider.bad_request',
    hint: 'See that its address, the model and the voice are as it names them.',
  });
}

/** Where it is JSON, what the usual places say; else the first words, unless they are a page. */
function reasonIn(body: string): { code: string; message: string } {
  try {
    const parsed: unknown = JSON.parse(body);
    const inner = fieldOf(parsed, 'error') ?? fieldOf(parsed, 'detail') ?? parsed;
    if (typeof inner === 'string') return { code: '', message: inner };
    const words = ['code', 'type', 'status'].map((key) => fieldOf(inner, key));
    const message = fieldOf(inner, 'message') ?? fieldOf(parsed, 'message');
    return {
      code: words.filter((word) => typeof word === 'string').join(' '),
      message: typeof message === 'string' ? message : '',
    };
  } catch {
    return { code: '', message: /^\s*</.test(body) ? 'a web page' : body };
  }
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && key in value
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
