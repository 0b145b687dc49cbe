/** What the file dialog offers; the server looks into the file itself and says what it is not. */
export const ACCEPTED_FILES =
  '.epub,.txt,.md,.markdown,application/epub+zip,text/plain,text/markdown';
