// Outlives the process that owns a test server. Its standard input is a pipe that only the owner
// holds, so it closes when the owner ends in any way, kill -9 included; nothing is ever written.
import { reapServer } from './reap-server.mjs';

const directory = process.argv[2];
process.stdin.resume();
process.stdin.on('close', () => reapServer(directory));
