import { z } from 'zod';

/** ComfyUI's own form for programs: nodes by id. What its editor saves by default is another. */
export const Workflow = z.record(
  z.string(),
  z.looseObject({ class_type: z.string(), inputs: z.record(z.string(), z.unknown()) }),
);
export type Workflow = z.output<typeof Workflow>;

/** What stands for a placeholder, by its name: `{{prompt}}`, `{{seed}}`. */
export type Fillings = Readonly<Record<string, string | number>>;

const PLACEHOLDER = /\{\{\s*([a-z0-9_]+)\s*\}\}/g;

/** Puts values in the place of placeholders; one that is a whole text becomes a number where that is its value. */
export function fillWorkflow(workflow: Workflow, fillings: Fillings): Workflow {
  return Workflow.parse(filled(workflow, fillings));
}

function filled(value: unknown, fillings: Fillings): unknown {
  if (typeof value === 'string') return filledText(value, fillings);
  if (Array.isArray(value)) return value.map((each) => filled(each, fillings));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, filled(inner, fillings)]),
  );
}

function filledText(text: string, fillings: Fillings): string | number {
  const whole = /^\{\{\s*([a-z0-9_]+)\s*\}\}$/.exec(text)?.[1];
  if (whole !== undefined && whole in fillings) return fillings[whole] ?? '';
  return text.replace(PLACEHOLDER, (mark, name: string) => String(fillings[name] ?? mark));
}

/** The names of the placeholders of a workflow. */
export function placeholdersOf(workflow: Workflow): Set<string> {
  return new Set([...JSON.stringify(workflow).matchAll(PLACEHOLDER)].map(([, name = '']) => name));
}
