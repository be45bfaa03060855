import os from "node:os";

const MB = 1024 * 1024;

/** Memory this process may count on, in MB: the container's limit when it has one. */
function memoryMb(): number {
  const limit = process.constrainedMemory() ?? 0;
  const total = os.totalmem();
  return Math.floor((limit > 0 && limit < total ? limit : total) / MB);
}

/**
 * Server settings for a machine shared with the application. `durable: false` is for tests only: it trades safety
 * against a crash for speed.
 */
export function serverSettings(port: number, durable: boolean, memory = memoryMb()): Record<string, string> {
  const buffers = durable ? Math.min(Math.floor(memory / 4), 2048) : 128;
  return {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "100",
    shared_buffers: `${Math.max(buffers, 32)}MB`,
    effective_cache_size: `${Math.max(Math.floor(memory / 2), 64)}MB`,
    work_mem: "16MB",
    maintenance_work_mem: `${Math.min(Math.max(Math.floor(memory / 32), 64), 512)}MB`,
    random_page_cost: "1.1",
    jit: "off",
    max_wal_size: "2GB",
    min_wal_size: "256MB",
    wal_compression: "on",
    checkpoint_timeout: "10min",
    fsync: durable ? "on" : "off",
    synchronous_commit: durable ? "on" : "off",
    full_page_writes: durable ? "on" : "off",
    timezone: "UTC",
    log_timezone: "UTC",
    logging_collector: durable ? "on" : "off",
    log_filename: "postgres-%a.log",
    log_truncate_on_rotation: "on",
    log_rotation_age: "1d",
    // Values in statements are other people's data.
    log_parameter_max_length: "0",
    log_parameter_max_length_on_error: "0",
  };
}

/** The database needs none of our secrets in its environment. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMPDIR } = process.env;
  return { PATH, SystemRoot, TEMP, TMPDIR, LC_ALL: "C", NODE_ENV: undefined } as unknown as NodeJS.ProcessEnv;
}
