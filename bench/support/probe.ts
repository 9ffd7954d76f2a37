/** Loaded before a program that is measured (`node --import`), which is not changed: tells the parent its usage. */
import type { ProbeQuestion, Usage } from "./probe-protocol.ts";

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpuMicros: user + system, rssBytes: process.memoryUsage.rss() };
}

process.on("message", (question: ProbeQuestion) => {
  if (question === "usage") process.send?.(usage());
});
process.channel?.unref();
