import type { Grade, Lab } from '@/lib/engine/index.ts'
import type {
  CheckAnswer,
  CheckRequest,
  MendAnswer,
  MendRequest,
  WriteAnswer,
  WriteRequest,
} from '@/lib/playground/protocol.ts'
import type {
  BuildAnswer,
  BuildRequest,
  EditorRequest,
  FromWorker,
  LintReport,
  Request,
  Result,
  ResultOf,
  RuleAnswer,
  RuleRequest,
  ToWorker,
  XrayRequest,
} from './protocol.ts'

/** What the client needs of a `Worker`; a test brings its own. */
export type WorkerLike = {
  postMessage: (message: ToWorker) => void
  terminate: () => void
  onmessage: ((event: { data: FromWorker }) => void) | null
  onerror: ((event: { message?: string; preventDefault?: () => void }) => void) | null
  onmessageerror: ((event: unknown) => void) | null
}

/** A value, never an exception: a page shows all three. `superseded`: a newer request of its kind took its place. */
export type Outcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'failed'; readonly message: string }

export type EngineClient = {
  /** Newest wins: an older lint that still waits is dropped. */
  readonly lint: (files: Files, context: Files) => Promise<Outcome<LintReport>>
  /** Newest wins, as with `lint`, which goes first. */
  readonly build: (request: Omit<BuildRequest, 'kind'>) => Promise<Outcome<BuildAnswer>>
  /** Newest wins, as with `lint`. */
  readonly rule: (request: Omit<RuleRequest, 'kind'>) => Promise<Outcome<RuleAnswer>>
  /** What the editor asks. Newest of each kind wins; goes ahead of everything but grades, as somebody types meanwhile. */
  readonly assist: <R extends EditorRequest>(request: R) => Promise<Outcome<ResultOf<R>>>
  /** The playground's questions. Newest wins for each of them. */
  readonly check: (request: Omit<CheckRequest, 'kind'>) => Promise<Outcome<CheckAnswer>>
  readonly mend: (request: Omit<MendRequest, 'kind'>) => Promise<Outcome<MendAnswer>>
  readonly write: (request: Omit<WriteRequest, 'kind'>) => Promise<Outcome<WriteAnswer>>
  readonly xray: (request: Omit<XrayRequest, 'kind'>) => Promise<Outcome<BuildAnswer>>
  /** Never dropped; goes ahead of what waits. */
  readonly grade: (lab: Lab, files: Files) => Promise<Outcome<Grade>>
  /** Starts the worker before it is needed. */
  readonly warm: () => void
  readonly dispose: () => void
}
export type ClientOptions = {
  readonly create: () => WorkerLike
  /** Milliseconds a request may take once the worker has loaded. */
  readonly timeout?: number
  /** Milliseconds a worker may take to load. */
  readonly loading?: number
}
type Files = Readonly<Record<string, string>>
type Job = {
  readonly id: number
  readonly request: Request
  readonly settle: (outcome: Outcome<Result>) => void
  restarted: boolean
}

const GONE = 'The checker stopped working and could not be started again. Your text is kept: reload the page.'

const NOTHING_WAITS: Readonly<Record<Exclude<Request['kind'], 'grade'>, Job | null>> = {
  complete: null,
  signature: null,
  describe: null,
  symbol: null,
  rename: null,
  format: null,
  lint: null,
  mend: null,
  write: null,
  check: null,
  structure: null,
  rule: null,
  build: null,
  xray: null,
}

/** How much longer the second worker of a request is waited for: the first may have been slow, and nothing else. */
const PATIENCE = 4

/** One worker, one request in flight. A worker that dies or hangs is replaced once per request. */
export function createEngineClient({
  create,
  timeout = 4000,
  loading = 30_000,
}: ClientOptions): EngineClient {
  let worker: WorkerLike | null = null
  let ready = false
  let current: Job | null = null
  let grades: Job[] = []
  // One place for each kind of which only the newest counts, in the order in which they go.
  const waiting: Record<keyof typeof NOTHING_WAITS, Job | null> = { ...NOTHING_WAITS }
  let timer: ReturnType<typeof setTimeout> | undefined
  let nextId = 1

  function start(): boolean {
    if (worker) return true
    try {
      worker = create()
    } catch {
      return false
    }
    ready = false
    const mine = worker
    // A worker that was replaced may still speak: only the present one counts.
    mine.onmessage = ({ data }) => mine === worker && receive(data)
    mine.onerror = (event) => {
      event.preventDefault?.()
      if (mine === worker) lost()
    }
    mine.onmessageerror = () => mine === worker && lost()
    return true
  }

  function stop() {
    clearTimeout(timer)
    worker?.terminate()
    worker = null
  }

  function receive(message: FromWorker) {
    if (message.kind === 'ready' || message.kind === 'loading') {
      ready = message.kind === 'ready'
      if (current) watch()
    } else if (message.id === current?.id) {
      finish(message.kind === 'done' ? { kind: 'ok', value: message.result } : message)
    }
  }

  function lost() {
    stop()
    if (!current) return
    if (current.restarted) return finish({ kind: 'failed', message: GONE })
    current.restarted = true
    send(current)
  }

  function finish(outcome: Outcome<Result>) {
    clearTimeout(timer)
    const job = current
    current = null
    job?.settle(outcome)
    pump()
  }

  function watch() {
    clearTimeout(timer)
    timer = setTimeout(lost, (ready ? timeout : loading) * (current?.restarted ? PATIENCE : 1))
  }

  function send(job: Job) {
    if (!start()) return finish({ kind: 'failed', message: GONE })
    watch()
    worker?.postMessage({ id: job.id, request: job.request })
  }

  function pump() {
    if (current) return
    current = grades.shift() ?? Object.values(waiting).find((job) => job !== null) ?? null
    if (!current) return
    if (current.request.kind !== 'grade') waiting[current.request.kind] = null
    send(current)
  }

  function ask<R extends Request>(request: R): Promise<Outcome<ResultOf<R>>> {
    return new Promise((resolve) => {
      // The worker answers each kind with its own result; the pairing is `ResultOf`.
      const settle = resolve as Job['settle']
      const job = { id: nextId++, request, settle, restarted: false }
      if (request.kind === 'grade') grades.push(job)
      else {
        waiting[request.kind]?.settle({ kind: 'superseded' })
        waiting[request.kind] = job
      }
      pump()
    })
  }

  return {
    lint: (files, context) => ask({ kind: 'lint', files, context }),
    build: (request) => ask({ kind: 'build', ...request }),
    rule: (request) => ask({ kind: 'rule', ...request }),
    assist: ask,
    check: (request) => ask({ kind: 'check', ...request }),
    mend: (request) => ask({ kind: 'mend', ...request }),
    write: (request) => ask({ kind: 'write', ...request }),
    xray: (request) => ask({ kind: 'xray', ...request }),
    grade: (lab, files) => ask({ kind: 'grade', lab, files }),
    warm: () => void start(),
    dispose() {
      stop()
      const open = [current, ...Object.values(waiting), ...grades]
      current = null
      Object.assign(waiting, NOTHING_WAITS)
      grades = []
      for (const job of open) job?.settle({ kind: 'superseded' })
    },
  }
}
