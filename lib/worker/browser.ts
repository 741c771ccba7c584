import { createEngineClient, type EngineClient, type WorkerLike } from './client.ts'

/** The engine beside the page, in a worker that the build bundles. */
export function browserEngine(): EngineClient {
  return createEngineClient({
    create: () =>
      new Worker(new URL('./engine.worker.ts', import.meta.url), {
        type: 'module',
        name: 'engine',
      }) as WorkerLike,
  })
}
