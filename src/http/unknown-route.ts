import { AppError } from '../contract/error.ts';
import type { Operation } from '../contract/operation.ts';

interface Known {
  method: string;
  pattern: RegExp;
}

/** What to say of a request that no route takes: 405 where the path is known, else 404. */
export function unknownRoute(
  operations: Pick<Operation, 'method' | 'path'>[],
): (path: string, method: string) => AppError {
  const known: Known[] = operations.map(({ method, path }) => ({
    method: method.toUpperCase(),
    pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  }));
  return (path, method) => {
    const methods = known.filter(({ pattern }) => pattern.test(path)).map((each) => each.method);
    if (methods.length === 0) {
      return new AppError('not_found', 'there is nothing at this address', {
        hint: 'See /openapi.json for what there is.',
      });
    }
    const allow = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
    return new AppError('http.method_not_allowed', `${method.slice(0, 20)} does nothing here`, {
      hint: `Use ${allow.join(' or ')}.`,
      details: { allow: allow.join(', ') },
    });
  };
}
