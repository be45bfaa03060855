// Preloaded into the processes that `npm start` runs. Their stdin is a pipe from it: when it dies, even by kill -9, the
// pipe ends, and so do they. Next hands our --import on to its workers in NODE_OPTIONS; theirs ends at once, so the leash
// is only for those who were given it on their own command line.
const leave = () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(143), 5_000).unref();
};
if (process.execArgv.some((word) => word.endsWith("leash.mjs"))) {
  process.stdin.on("end", leave).on("error", leave);
  process.stdin.resume();
  process.stdin.unref?.();
}
