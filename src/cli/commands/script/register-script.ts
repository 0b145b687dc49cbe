import type { Command } from 'commander';
import { registerAdd } from './add.ts';
import { registerChangeScript } from './change.ts';
import { registerComments } from './comments.ts';
import { registerCompare } from './compare.ts';
import { registerDraft, registerDraftReport } from './draft.ts';
import { registerEdit } from './edit.ts';
import { registerEvaluate } from './evaluate.ts';
import { registerExport } from './export.ts';
import { registerFindings } from './findings.ts';
import { registerListScripts } from './list.ts';
import { registerMoves } from './moves.ts';
import { registerShow } from './show.ts';

export function registerScript(program: Command): void {
  const script = program
    .command('script')
    .description('draft, judge and choose the scripts of a chapter');
  registerDraft(script);
  registerDraftReport(script);
  registerAdd(script);
  registerListScripts(script);
  registerShow(script);
  registerEdit(script);
  registerEvaluate(script);
  registerFindings(script);
  registerComments(script);
  registerMoves(script);
  registerCompare(script);
  registerExport(script);
  registerChangeScript(script);
}
