import { readFile } from 'node:fs/promises';
import type { Provider } from '../provider.ts';
import { providerError } from '../provider-error.ts';
import { placeholdersOf, Workflow } from './fill-workflow.ts';

/** By what a workflow takes the picture of who is to look the same; the second and further are numbered. */
export const referenceName = (at: number): string =>
  at === 0 ? 'reference' : `reference_${at + 1}`;

/**
 * Reads the workflow by which pictures with so many references are made, and tells what it has no place for.
 * @throws AppError `provider.bad_request`
 */
export async function readWorkflow(provider: Provider, references: number): Promise<Workflow> {
  const withReference = references > 0 ? provider.referenceWorkflow : null;
  const path = withReference ?? provider.workflow;
  const wrong = (why: string, hint: string) =>
    providerError(provider, { code: 'provider.bad_request', why, hint, mayBeCharged: false });
  if (path === null) {
    throw wrong('has no workflow', 'Export one in API format, and name its file: "workflow".');
  }
  const workflow = await parse(path).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'it is no JSON';
    throw wrong(`has a workflow that cannot be read: ${path}: ${reason}`, 'See its path.');
  });
  if (workflow === null) {
    throw wrong(
      `has a workflow that is not in API format: ${path}`,
      'In ComfyUI, export it with "Export (API)".',
    );
  }
  const places = placeholdersOf(workflow);
  if (!places.has('prompt')) {
    throw wrong(
      `has a workflow with no place for the prompt: ${path}`,
      'Write {{prompt}} where the words go; {{seed}}, {{width}}, {{height}} likewise.',
    );
  }
  if (references > 0 && !places.has(referenceName(0))) {
    throw wrong(
      `has a workflow with no place for the portrait of who is seen: ${path}`,
      'Write {{reference}} as the image of a LoadImage node, or name another file: "reference_workflow".',
    );
  }
  if (references === 0 && places.has(referenceName(0))) {
    throw wrong(
      `has a workflow that needs a portrait, and nobody is seen: ${path}`,
      'Name it "reference_workflow", and one without {{reference}} "workflow".',
    );
  }
  return workflow;
}

async function parse(path: string): Promise<Workflow | null> {
  const read = Workflow.safeParse(JSON.parse(await readFile(path, 'utf8')));
  return read.success && Object.keys(read.data).length > 0 ? read.data : null;
}
