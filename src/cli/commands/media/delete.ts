import { Argument, type Command } from 'commander';
import { z } from 'zod';
import { GENERATION_KINDS, type GenerationKind } from '../../../contract/index.ts';
import { examples } from '../../output/examples.ts';
import { byContract } from '../../parse-input.ts';
import { runAction } from '../../run-action.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';
import { withVerbs } from '../../with-verbs.ts';

const DELETIONS: Record<GenerationKind, (verbs: BoundVerbs, id: string) => Promise<undefined>> = {
  image: (verbs, image) => verbs.deleteImage({ image }),
  audio: (verbs, audio) => verbs.deleteAudio({ audio }),
  video: (verbs, video) => verbs.deleteVideo({ video }),
};

export function registerDeleteMedia(media: Command): void {
  media
    .command('delete')
    .description('delete an image, audio, or a video with what is made for it')
    .addArgument(new Argument('<kind>').choices(GENERATION_KINDS))
    .argument('<id>', 'its id', byContract(z.uuid('it is no id')))
    .addHelpText(
      'after',
      examples('goldenrod media delete image 7f0c1c52-5b0e-4c39-9d5f-0d6d3a4f1a11'),
    )
    .action(
      runAction(async (context, args) => {
        // Both were held to the contract as they were read.
        const [kind, id] = args as [GenerationKind, string];
        await withVerbs(context, (verbs) => DELETIONS[kind](verbs, id));
        return { json: { deleted: { kind, id } }, text: `Deleted the ${kind} ${id}.` };
      }),
    );
}
