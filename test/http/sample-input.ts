import { z } from 'zod';
import type { Operation } from '../../src/contract/index.ts';
import { SMALL_PICTURES } from '../book/small-pictures.ts';

/** As much of JSON Schema as the contract's shapes come to. */
interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  minItems?: number;
}

const NOBODY = '00000000-0000-4000-8000-00000000dead';

function schemaOf(shape: z.ZodType): Schema {
  return z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema;
}

/** The names of the fields that an object of this shape has. */
export function fieldsOf(shape: z.ZodType): string[] {
  const { properties, anyOf } = schemaOf(shape);
  const all = [properties, ...(anyOf ?? []).map((each) => each.properties)];
  return [...new Set(all.flatMap((each) => Object.keys(each ?? {})))];
}

/** A body that an operation takes, with no more than it needs. */
export function sampleBody({ id, body, bodyKind }: Operation): unknown {
  if (id === 'setBookCover') return SMALL_PICTURES['image/png'];
  if (bodyKind === 'text') return 'INT. ROOM - DAY\n\nMARA\nYes.\n';
  if (bodyKind === 'file') return '# One\n\nMara lit the lamp.\n';
  return bodyKind === 'json' ? sampleOf(schemaOf(body)) : undefined;
}

/** The query that an operation cannot do without, with its question mark. */
export function sampleQuery({ query }: Operation): string {
  const sample = sampleOf(schemaOf(query)) as Record<string, unknown>;
  const search = new URLSearchParams(
    Object.entries(sample).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return search.size === 0 ? '' : `?${search}`;
}

function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf?.[0] !== undefined) return sampleOf(schema.anyOf[0]);
  if (schema.type === 'object') return sampleObject(schema);
  if (schema.type === 'array')
    return (schema.minItems ?? 0) > 0 ? [sampleOf(schema.items ?? {})] : [];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer' || schema.type === 'number')
    return Math.max(1, schema.minimum ?? 1);
  if (schema.type === 'string') return sampleText(schema);
  return {};
}

function sampleObject({ properties = {}, required = [] }: Schema): object {
  return Object.fromEntries(
    required.map((name) => [name, sampleOf(properties[name] ?? { type: 'string' })]),
  );
}

function sampleText({ format, pattern }: Schema): string {
  if (format === 'uuid') return NOBODY;
  if (format === 'uri') return 'https://example.org/a.png';
  if (format === 'date-time') return '2026-01-01T00:00:00Z';
  return pattern?.includes('{64}') ? '0'.repeat(64) : '1';
}
