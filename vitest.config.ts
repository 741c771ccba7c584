import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname, 'server-only': `${import.meta.dirname}/scripts/empty.ts` } },
  test: {
    include: ['{lib,cli,scripts,components,content}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Files share what they import: a quarter of the time, for no test leaves anything behind.
    isolate: false,
    // All cores: by default one stays free, which of two is half.
    maxWorkers: '100%',
    // Tests that start programs or try thousands of inputs take a while on a busy machine.
    testTimeout: 60_000,
    globalSetup: 'scripts/support/vitest-setup.ts',
  },
})
