export declare const DIRECTORY_PREFIX: string;
/** Where a server's directory goes: memory where there is enough, unless it has to reach a disk. */
export declare function serverFolder(options: { durable: boolean }): string;
/** When a process started, as text: with its pid it names one process for ever. Undefined: gone. */
export declare function processStart(pid: number): string | undefined;
/** The pid of the postmaster on a server's directory; undefined when none runs there. */
export declare function postmasterOf(directory: string): number | undefined;
/** Ends the server of a directory, if one runs, and removes the directory. Safe to call twice. */
export declare function reapServer(directory: string): Promise<void>;
/** Ends every server whose owner is gone. Returns the directories that it removed. */
export declare function reapOrphans(): Promise<string[]>;
