import { fileURLToPath } from "node:url";
import { slim } from "./slim/slim.ts";

/** Shrinks this installation for production; `npm ci` undoes it. */
const modules = fileURLToPath(new URL("../node_modules", import.meta.url));
await slim(modules, { os: process.platform, cpu: process.arch });
