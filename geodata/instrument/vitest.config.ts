import { defineConfig } from "vitest/config";

export default defineConfig({
  // One page for all files: making one for each takes longer than the tests.
  test: { include: ["tests/**/*.test.ts"], environment: "happy-dom", pool: "threads", isolate: false },
});
