import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { CRITERIA, type ScriptItem } from '../../../src/contract/index.ts';
import { describeError } from '../data/describe-error.ts';
import { desk } from '../data/desk.ts';
import { refreshDesk } from '../data/refresh-desk.ts';
import { TextArea } from '../ui/field.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { toast } from '../ui/toast-store.ts';
import { versionName } from '../versions/version-name.ts';
import { criterionName } from './criteria.ts';
import { ScoreField } from './score-field.tsx';

interface OwnEvaluationDialogProps {
  script: ScriptItem;
  onClose: () => void;
}

type Scores = Record<string, number>;

/** A reader's own scores and comment; the overall score is theirs to give as well. */
export function OwnEvaluationDialog({ script, onClose }: OwnEvaluationDialogProps) {
  const [scores, setScores] = useState<Scores>({});
  const [comment, setComment] = useState('');
  const criteria = CRITERIA.flatMap((criterion) =>
    scores[criterion] === undefined ? [] : [{ criterion, score: scores[criterion] }],
  );
  const mean =
    criteria.length === 0
      ? undefined
      : Math.round(criteria.reduce((sum, { score }) => sum + score, 0) / criteria.length);
  const overall = scores.overall ?? mean;
  const record = useMutation({
    mutationFn: (score: number) =>
      desk.recordEvaluation({
        params: { script: script.id },
        body: { score, criteria, ...(comment.trim() === '' ? {} : { feedback: comment.trim() }) },
      }),
    onSuccess: ({ evaluation }) => {
      toast({
        tone: 'good',
        title: `${versionName(script)}: your ${evaluation.score} is recorded`,
      });
      onClose();
    },
    onSettled: refreshDesk,
  });
  const set = (name: string) => (score: number | undefined) =>
    setScores(({ [name]: _before, ...rest }) =>
      score === undefined ? rest : { ...rest, [name]: score },
    );
  return (
    <FormDialog
      title={`Your evaluation of ${versionName(script)}`}
      description="From 0 to 100. It is kept beside the rubric’s, and the version carries the newest."
      confirm="Record"
      busy={record.isPending}
      disabled={overall === undefined}
      onConfirm={() => overall !== undefined && record.mutate(overall)}
      onClose={onClose}
    >
      {CRITERIA.map((criterion) => (
        <ScoreField
          key={criterion}
          label={criterionName(criterion)}
          value={scores[criterion]}
          onScore={set(criterion)}
        />
      ))}
      <ScoreField
        label="Overall"
        help={
          scores.overall === undefined && mean !== undefined ? 'The mean of the above.' : undefined
        }
        value={overall}
        onScore={set('overall')}
      />
      <TextArea
        label="Comment"
        value={comment}
        maxLength={20_000}
        onChange={(event) => setComment(event.target.value)}
      />
      {record.error !== null && (
        <p role="alert" className="text-bad text-sm">
          {describeError(record.error).message}
        </p>
      )}
    </FormDialog>
  );
}
