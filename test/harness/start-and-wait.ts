// Started by postgres-server.test.ts through run-ts.mjs: owns a server until it is killed.
import { startPostgres } from './postgres-server.ts';

const server = await startPostgres({ major: 18 });
console.log(JSON.stringify({ pid: server.pid, dataDir: server.dataDir }));
setInterval(() => undefined, 1_000);
