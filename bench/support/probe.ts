/** Loaded before a program that is measured (`node --import`), which is not changed: tells the parent its usage. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { ProbeQuestion, Usage } from "./probe-protocol.ts";

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpuMicros: user + system, rssBytes: process.memoryUsage.rss() };
}

/** The pages that the collector frees are given back a little later. */
const givenBackMs = 1500;

function collect(): void {
  setFlagsFromString("--expose-gc");
  const gc: () => void = runInNewContext("gc");
  gc();
  setTimeout(() => process.send?.(usage()), givenBackMs);
}

process.on("message", (question: ProbeQuestion) => {
  if (question === "usage") process.send?.(usage());
  if (question === "collected") collect();
});
process.channel?.unref();
