/** The options that every command takes. */
export interface GlobalOptions {
  data?: string;
  databaseUrl?: string;
  server?: string;
  token?: string;
  config?: string;
  as?: string;
  json?: boolean;
  quiet?: boolean;
  color: boolean;
}
