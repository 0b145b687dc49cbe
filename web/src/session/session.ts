/** Who is signed in, as the requests need it: a token, or none where a cookie says it. */
export interface Session {
  token(): Promise<string | undefined>;
}

const byCookie: Session = { token: async () => undefined };

export const session: Session = byCookie;
