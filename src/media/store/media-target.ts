import { join } from 'node:path';
import { AppError } from '../../contract/error.ts';
import type { DatabaseTarget } from '../../db/database.ts';
import { defaultDataDir, MEDIA_FOLDER } from '../../db/default-data-dir.ts';
import type { MediaTarget } from './open-media-store.ts';

/**
 * Where media files are, by the environment: GOLDENROD_S3_ENDPOINT (with the bucket),
 * GOLDENROD_S3_ACCESS_KEY_ID, GOLDENROD_S3_SECRET_ACCESS_KEY and GOLDENROD_S3_REGION; else
 * GOLDENROD_MEDIA, a folder; else the folder `media` beside the embedded database.
 * @throws AppError `usage` for an endpoint without its keys
 */
export function mediaTarget(
  database: DatabaseTarget,
  env: NodeJS.ProcessEnv = process.env,
): MediaTarget {
  if (env.GOLDENROD_S3_ENDPOINT) {
    const { GOLDENROD_S3_ACCESS_KEY_ID: id, GOLDENROD_S3_SECRET_ACCESS_KEY: secret } = env;
    if (!id || !secret) {
      throw new AppError('usage', 'GOLDENROD_S3_ENDPOINT is set without its keys', {
        hint: 'Set GOLDENROD_S3_ACCESS_KEY_ID and GOLDENROD_S3_SECRET_ACCESS_KEY as well.',
      });
    }
    return {
      s3: {
        endpoint: env.GOLDENROD_S3_ENDPOINT,
        region: env.GOLDENROD_S3_REGION || undefined,
        accessKeyId: id,
        secretAccessKey: secret,
      },
    };
  }
  const { dataDir = defaultDataDir(), reserve } = 'dataDir' in database ? database : {};
  return { dir: env.GOLDENROD_MEDIA || join(dataDir, MEDIA_FOLDER), reserve };
}
