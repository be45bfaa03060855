import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type ReceivedMail = { from: string; to: string[]; raw: string };

/** What a mail server on loopback does to the next messages; "take" unless a test says otherwise. */
export type SmtpManner = "take" | "down" | "busy" | "refuse" | "no_such_user" | "cut_after_data" | "slow";

/** How far a message has come: greeted, named its sender, begins to send its words, all of them are here, it was told so. */
export type SmtpStage = "connect" | "sender" | "data" | "received" | "answered";

const answer = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });

/** A real SMTP server on loopback that can be told how to behave. Close it at the end. */
export async function smtpOnLoopback() {
  const received: ReceivedMail[] = [];
  const state = { manner: "take" as SmtpManner, login: "", reached: (_stage: SmtpStage) => {} };
  const sockets = new Set<Socket>();
  const options: SMTPServerOptions = {
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    onAuth: ({ username = "", password = "" }, _session, done) => {
      state.login = `${username}:${password}`;
      done(null, { user: username });
    },
    onConnect: (_session, done) => {
      state.reached("connect");
      done(state.manner === "down" ? answer(421, "Not now") : null);
    },
    onMailFrom: (_address, _session, done) => {
      state.reached("sender");
      done(state.manner === "busy" ? answer(451, "Try later") : null);
    },
    onRcptTo: (_address, _session, done) =>
      done(state.manner === "no_such_user" ? answer(550, "No such user") : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      state.reached("data");
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        if (state.manner === "refuse") return done(answer(554, "Not wanted here"));
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          raw,
        });
        state.reached("received");
        if (state.manner === "cut_after_data") {
          for (const socket of sockets) socket.destroy();
          return;
        }
        if (state.manner === "slow") return;
        done();
        state.reached("answered");
      });
    },
  };
  const server = new SMTPServer(options);
  server.on("error", () => {});
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return { url: `smtp://127.0.0.1:${port}`, port, received, state, close };
}

export type RecordedRequest = { method: string; path: string; headers: IncomingHttpHeaders; body: unknown };

/** An HTTP endpoint on loopback that records what it is sent and answers as told. Close it at the end. */
export async function resendOnLoopback() {
  const requests: RecordedRequest[] = [];
  const state: { status: number; body: unknown; cut: boolean } = {
    status: 200,
    body: { id: "re_1" },
    cut: false,
  };
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(chunks).toString() || "null");
      requests.push({
        method: request.method ?? "",
        path: request.url ?? "",
        headers: request.headers,
        body,
      });
      if (state.cut) return request.socket.destroy();
      response.writeHead(state.status, { "content-type": "application/json" });
      response.end(JSON.stringify(state.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  return { url: `http://127.0.0.1:${port}`, requests, state, close };
}
