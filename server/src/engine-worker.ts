import { keepCompiledCode } from "#compiled-code.ts";

keepCompiledCode();
// Only now, so that what it imports is found compiled.
await import("#engine-thread.ts");
