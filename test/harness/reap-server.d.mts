export declare const SERVER_PREFIX: string;
export declare const RUN_PREFIX: string;
/** Memory as a folder, where so many bytes are free in it. */
export declare function roomInMemory(bytes: number): string | undefined;
/** The folder of temporary files that is not in memory, whatever else of a run is. */
export declare function diskFolder(): string;
/** Where a server's directory goes: memory where there is enough, unless it has to reach a disk. */
export declare function serverFolder(options: { durable: boolean }): string;
/** When a process started, as text: with its pid it names one process for ever. Undefined: gone. */
export declare function processStart(pid: number): string | undefined;
/** The pid of the postmaster on a server's directory; undefined when none runs there. */
export declare function postmasterOf(directory: string): number | undefined;
/** Ends the server of a directory, if one runs, and removes the directory. Safe to call twice. */
export declare function reapServer(directory: string): Promise<void>;
/** Ends every server and run whose owner is gone. Returns the directories that it removed. */
export declare function reapOrphans(): Promise<string[]>;
