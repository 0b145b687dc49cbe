import { beforeAll, expect, it } from 'vitest';
import { readDatabaseSpace } from '../../src/db/catalog/database-space.ts';
import type { Database } from '../../src/db/database.ts';
import { describeEngines } from '../harness/engines.ts';

describeEngines('the space of a database', (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
    // Long values, of which every tenth stays; the last page stays with it.
    await db.pool.query(`
      create table public.long as select i, string_agg(md5(random()::text || j), '') as body
        from generate_series(1, 1000) i, generate_series(1, 300) j group by i`);
    await db.pool.query('delete from public.long where i % 10 > 0');
    await db.pool.query('vacuum public.long');
  });

  it('tells what a VACUUM FULL then gives back, within a fifth', async () => {
    const { size, reclaimable } = await readDatabaseSpace(db);
    await db.pool.query('vacuum full public.long');
    const after = await readDatabaseSpace(db);
    expect(size - after.size).toBeGreaterThan(5e6);
    expect(reclaimable - after.reclaimable).toBeGreaterThan((size - after.size) * 0.8);
    expect(reclaimable - after.reclaimable).toBeLessThan((size - after.size) * 1.2);
  });
});
