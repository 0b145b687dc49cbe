/** What the file dialog offers; the server looks into the file itself and says what it is not. */
export const ACCEPTED_FILES =
  '.epub,.docx,.pdf,.html,.htm,.txt,.md,.markdown,application/epub+zip,application/pdf,text/html,text/plain,text/markdown';
