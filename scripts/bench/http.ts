import http from "node:http";
import { performance } from "node:perf_hooks";

export type Answer = { status: number; location: string; cookies: string[]; body: string };

/** One request over a kept connection, body read to its end. */
export function ask(
  agent: http.Agent,
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      url,
      { agent, method: options.method ?? "GET", headers: options.headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? "",
            cookies: response.headers["set-cookie"] ?? [],
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
        response.on("error", reject);
      },
    );
    request.on("error", reject);
    request.end(options.body);
  });
}

/** Requests a second over `connections` kept connections; anything but 200 stops the measurement. */
export async function rate(
  url: string,
  cookie: string,
  connections: number,
  requests: number,
): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const headers: Record<string, string> = cookie ? { cookie } : {};
  let left = requests;
  const began = performance.now();
  const worker = async () => {
    while (left-- > 0) {
      const answer = await ask(agent, url, { headers });
      if (answer.status !== 200) throw new Error(`${url} answered ${answer.status} ${answer.location}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return requests / seconds;
}
