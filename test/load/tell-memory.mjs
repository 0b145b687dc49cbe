// Preloaded into a server under load (node --expose-gc --import): asked, it collects what is
// garbage and tells how much memory is left in use.
process.on('message', () => {
  globalThis.gc();
  process.send(process.memoryUsage());
});
// It keeps nobody alive.
process.channel?.unref();
