import { answer, prepare } from './answer.ts'
import type { FromWorker, Request, ToWorker } from './protocol.ts'
import { createReader } from './reader.ts'

// The page's types know no worker scope: name the two members that are used.
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
  postMessage: (message: FromWorker) => void
}

const reader = createReader()

scope.onmessage = ({ data: { id, request } }) => void reply(id, request)

async function reply(id: number, request: Request): Promise<void> {
  try {
    await load(request)
    scope.postMessage({ kind: 'done', id, result: await answer(request, reader) })
  } catch (error) {
    scope.postMessage({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) })
  }
}

/** What has to be fetched first may take as long as the network: whoever waits is told, so that nobody takes it for hanging. */
async function load(request: Request): Promise<void> {
  let fetched = false
  const loaded = prepare(request).then(() => (fetched = true))
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 0))])
  if (fetched) return
  scope.postMessage({ kind: 'loading' })
  await loaded
  scope.postMessage({ kind: 'ready' })
}

// The first call compiles the engine's code; done here, no student waits for it.
void reply(0, { kind: 'lint', files: { Dockerfile: 'FROM scratch\n' }, context: {} }).then(() =>
  scope.postMessage({ kind: 'ready' }),
)
