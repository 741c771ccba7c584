import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEngineClient, type WorkerLike } from './client.ts'
import type { FromWorker, ToWorker } from './protocol.ts'

type Fake = WorkerLike & { sent: ToWorker[]; dead: boolean; reply: (message: FromWorker) => void }

function fakeWorker(): Fake {
  const fake: Fake = {
    sent: [],
    dead: false,
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage: (message) => void fake.sent.push(message),
    terminate: () => void (fake.dead = true),
    reply: (data) => fake.onmessage?.({ data }),
  }
  return fake
}

function setup({ ready = true } = {}) {
  const workers: Fake[] = []
  const create = vi.fn(() => {
    const worker = fakeWorker()
    workers.push(worker)
    if (ready) queueMicrotask(() => worker.reply({ kind: 'ready' }))
    return worker
  })
  const client = createEngineClient({ create, timeout: 2000, loading: 10_000 })
  const last = () => workers.at(-1)!
  const done = (worker: Fake, result: unknown) =>
    worker.reply({ kind: 'done', id: worker.sent.at(-1)!.id, result: result as never })
  return { client, workers, create, last, done }
}

const lab = { id: 'nonroot' } as never
const file = (text: string) => ({ Dockerfile: text })

describe('the engine client', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('answers a lint and a grade, one at a time', async () => {
    const { client, last, done } = setup()
    const lint = client.lint(file('FROM a'), {})
    const grade = client.grade(lab, file('FROM a'))
    expect(last().sent.map(({ request }) => request.kind)).toEqual(['lint'])
    done(last(), { files: {}, rules: {} })
    expect(await lint).toEqual({ kind: 'ok', value: { files: {}, rules: {} } })
    expect(last().sent.map(({ request }) => request.kind)).toEqual(['lint', 'grade'])
    done(last(), { score: 100 })
    expect(await grade).toEqual({ kind: 'ok', value: { score: 100 } })
  })

  it('lets what somebody waits for while typing go ahead of a lint', async () => {
    const { client, last, done } = setup()
    void client.lint(file('one'), {})
    void client.lint(file('two'), {})
    const older = client.assist({ kind: 'complete', path: 'compose.yaml', text: 's', offset: 1, files: {} })
    const newer = client.assist({ kind: 'complete', path: 'compose.yaml', text: 'se', offset: 2, files: {} })
    expect(await older).toEqual({ kind: 'superseded' })
    done(last(), { files: {}, rules: {} })
    await vi.waitFor(() =>
      expect(last().sent.map(({ request }) => request.kind)).toEqual(['lint', 'complete']),
    )
    done(last(), null)
    expect(await newer).toEqual({ kind: 'ok', value: null })
    client.dispose()
  })

  it('drops an older lint that still waits, never a grade, and grades first', async () => {
    const { client, last, done } = setup()
    void client.lint(file('one'), {})
    const second = client.lint(file('two'), {})
    const grades = [client.grade(lab, file('three')), client.grade(lab, file('four'))]
    const third = client.lint(file('five'), {})
    expect(await second).toEqual({ kind: 'superseded' })
    for (let i = 0; i < 4; i++) done(last(), { turn: i })
    expect(last().sent.map(({ request }) => 'files' in request && request.files['Dockerfile'])).toEqual([
      'one',
      'three',
      'four',
      'five',
    ])
    expect(await Promise.all([...grades, third])).toMatchObject([
      { kind: 'ok' },
      { kind: 'ok' },
      { kind: 'ok' },
    ])
  })

  it('keeps the newest build beside the newest lint, and lints first', async () => {
    const { client, last, done } = setup()
    const build = (text: string) =>
      client.build({ files: file(text), context: {}, change: { files: [], args: [] }, log: false })
    const first = build('one')
    const second = build('two')
    const third = build('three')
    const lint = client.lint(file('four'), {})
    expect(await second).toEqual({ kind: 'superseded' })
    for (let i = 0; i < 3; i++) done(last(), { turn: i })
    expect(
      last().sent.map(({ request }) => [request.kind, 'files' in request && request.files['Dockerfile']]),
    ).toEqual([
      ['build', 'one'],
      ['lint', 'four'],
      ['build', 'three'],
    ])
    expect(await Promise.all([first, lint, third])).toMatchObject([
      { kind: 'ok' },
      { kind: 'ok' },
      { kind: 'ok' },
    ])
  })

  it('replaces a worker that hangs and asks again', async () => {
    const { client, workers, last, done } = setup()
    const grade = client.grade(lab, file('FROM a'))
    await vi.advanceTimersByTimeAsync(2001)
    expect(workers).toHaveLength(2)
    expect(workers[0]!.dead).toBe(true)
    expect(last().sent[0]!.request).toMatchObject({ files: file('FROM a') })
    done(last(), { score: 7 })
    expect(await grade).toEqual({ kind: 'ok', value: { score: 7 } })
  })

  it('waits longer for the second worker: a slow computer is no broken one', async () => {
    const { client, workers, last, done } = setup()
    const grade = client.grade(lab, file('FROM a'))
    await vi.advanceTimersByTimeAsync(2001 + 7990)
    expect(workers).toHaveLength(2)
    done(last(), { score: 7 })
    expect(await grade).toMatchObject({ kind: 'ok' })
  })

  it('says so where the second one hangs, too', async () => {
    const { client, workers } = setup()
    const grade = client.grade(lab, file('FROM a'))
    await vi.advanceTimersByTimeAsync(2001 + 8001)
    expect(workers).toHaveLength(2)
    expect(await grade).toMatchObject({ kind: 'failed' })
  })

  it('replaces a worker that crashes, once per request, then says so', async () => {
    const { client, workers } = setup()
    const grade = client.grade(lab, file('FROM a'))
    workers[0]!.onerror?.({ message: 'boom' })
    workers[1]!.onerror?.({ message: 'boom' })
    expect(await grade).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('could not be started again'),
    })
    const next = client.grade(lab, file('FROM b'))
    workers[2]!.reply({ kind: 'done', id: workers[2]!.sent[0]!.id, result: { score: 1 } as never })
    expect(await next).toMatchObject({ kind: 'ok' })
  })

  it('goes on with what waited after a failure', async () => {
    const { client, workers, last, done } = setup()
    const first = client.grade(lab, file('one'))
    const second = client.lint(file('two'), {})
    workers[0]!.onerror?.({})
    workers[1]!.onerror?.({})
    expect(await first).toMatchObject({ kind: 'failed' })
    done(last(), { files: {}, rules: {} })
    expect(await second).toMatchObject({ kind: 'ok' })
  })

  it('gives a worker time to load before the request is measured', async () => {
    const { client, workers, last, done } = setup({ ready: false })
    const grade = client.grade(lab, file('FROM a'))
    await vi.advanceTimersByTimeAsync(5000)
    expect(workers).toHaveLength(1)
    last().reply({ kind: 'ready' })
    await vi.advanceTimersByTimeAsync(1999)
    expect(workers).toHaveLength(1)
    done(last(), { score: 0 })
    expect(await grade).toMatchObject({ kind: 'ok' })
  })

  it('ignores what a replaced worker still says', async () => {
    const { client, workers, done, last } = setup()
    const grade = client.grade(lab, file('FROM a'))
    await vi.advanceTimersByTimeAsync(2001)
    done(workers[0]!, { score: 1 })
    done(last(), { score: 2 })
    expect(await grade).toEqual({ kind: 'ok', value: { score: 2 } })
  })

  it('passes on what the engine says went wrong', async () => {
    const { client, last } = setup()
    const lint = client.lint(file('FROM a'), {})
    last().reply({ kind: 'failed', id: last().sent[0]!.id, message: 'a bug' })
    expect(await lint).toMatchObject({ kind: 'failed', message: 'a bug' })
  })

  it('fails clearly where workers cannot be made', async () => {
    const client = createEngineClient({
      create: () => {
        throw new Error('blocked')
      },
    })
    client.warm()
    expect(await client.grade(lab, file('FROM a'))).toMatchObject({ kind: 'failed' })
  })

  it('starts early when asked, and settles everything when disposed', async () => {
    const { client, create, workers } = setup()
    client.warm()
    expect(create).toHaveBeenCalledOnce()
    const open = [client.lint(file('a'), {}), client.grade(lab, file('b'))]
    client.dispose()
    expect(await Promise.all(open)).toEqual([{ kind: 'superseded' }, { kind: 'superseded' }])
    expect(workers[0]!.dead).toBe(true)
  })
})
