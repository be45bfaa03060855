// Preloaded into the processes that `npm start` runs. Their stdin is a pipe from it: when it dies, even by kill -9, the
// pipe ends, and so do they.
const leave = () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(143), 5_000).unref();
};
process.stdin.on("end", leave).on("error", leave);
process.stdin.resume();
process.stdin.unref?.();
