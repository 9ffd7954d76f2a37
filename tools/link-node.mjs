import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";

// Runs after installing, on the system's Node. npm 10 leaves out the link `node_modules/.bin/node`: it sees the same
// name in the packages of the other platforms first, which it does not install. Later versions link it by themselves.
const system = process.platform === "win32" ? "win" : process.platform;
const name = `node-${system}-${process.arch}`;
const npm = process.env["npm_execpath"];

if (npm && existsSync(`node_modules/${name}`) && !existsSync("node_modules/.bin/node")) {
  const { status } = spawnSync(process.execPath, [npm, "rebuild", name, "--ignore-scripts"], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}
