import type { Selectable } from 'kysely';
import type { Evaluation } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { findingsOf } from './findings/said-findings.ts';

/** A row as the contract shows it. */
export function presentEvaluation(row: Selectable<Tables['script_evaluations']>): Evaluation {
  return {
    id: row.id,
    script_id: row.script_id,
    evaluator_kind: row.evaluator_kind,
    evaluator: row.evaluator,
    rubric_version: row.rubric_version,
    score: row.score,
    feedback: row.feedback,
    criteria: row.criteria.map(({ findings: _told, ...criterion }) => criterion),
    findings: findingsOf(row),
    created_by: row.created_by,
    created_at: row.created_at.toISOString(),
  };
}
