#!/usr/bin/env node
import { keepCompiledCode } from "#compiled-code.ts";

keepCompiledCode();
// Only now, so that what it imports is found compiled.
await import("./run-process.ts");
