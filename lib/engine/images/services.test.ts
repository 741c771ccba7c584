import { describe, expect, it } from 'vitest'
import { parseImageReference } from '../dockerfile/image-reference.ts'
import { SERVICES } from './service-data.ts'
import { isBackend, isStateful, serviceFacts } from './services.ts'

const factsOf = (image: string) => serviceFacts(parseImageReference(image)!)

describe('serviceFacts', () => {
  it.each([
    ['postgres:17-alpine', ['/var/lib/postgresql/data']],
    ['postgres:9.6', ['/var/lib/postgresql/data']],
    ['postgres:18', ['/var/lib/postgresql']],
    ['postgres:18.1-bookworm', ['/var/lib/postgresql']],
    ['postgres', ['/var/lib/postgresql']],
    ['postgres:alpine', ['/var/lib/postgresql']],
    ['postgres:alpine3.23', ['/var/lib/postgresql']],
    ['pgvector/pgvector:0.8.1-pg17', ['/var/lib/postgresql/data']],
    ['pgvector/pgvector:pg18-trixie', ['/var/lib/postgresql']],
    ['timescale/timescaledb:latest-pg16', ['/var/lib/postgresql/data']],
    ['public.ecr.aws/docker/library/postgres:16', ['/var/lib/postgresql/data']],
    ['docker.io/library/mariadb:11.8', ['/var/lib/mysql']],
    ['memcached:1.6', []],
    ['influxdb:2', null],
    [`postgres@sha256:${'a'.repeat(64)}`, null],
    ['postgres:our-own', null],
  ])('knows where %s keeps its data', (image, data) => {
    expect(factsOf(image)?.data).toEqual(data)
  })

  it('knows nothing of an image that is not in the data', () => {
    expect(factsOf('registry.harbour.example/postgres:17')).toBeNull()
    expect(factsOf('harbour/crane')).toBeNull()
  })

  it('tells what keeps data from what may be filled again', () => {
    const judged = ['mysql:8.4', 'rabbitmq:4', 'redis:8', 'nginx:1.30', 'adminer:5'].map((image) => {
      const facts = factsOf(image)!
      return [isStateful(facts), isBackend(facts)]
    })
    expect(judged).toEqual([
      [true, true],
      [true, true],
      [false, true],
      [false, false],
      [false, false],
    ])
  })
})

describe('the data', () => {
  it('names no image twice', () => {
    const names = SERVICES.flatMap((entry) => entry.names)
    expect(names).toEqual([...new Set(names)])
  })

  it('names images as they are looked up', () => {
    for (const name of SERVICES.flatMap((entry) => entry.names))
      expect(parseImageReference(name)?.name).toBe(name)
  })

  it('gives a page for each fact, and absolute directories', () => {
    for (const { source, data } of SERVICES) {
      expect(new URL(source).protocol).toBe('https:')
      for (const each of data ?? [])
        for (const path of typeof each === 'string' ? [each] : each.data) expect(path).toMatch(/^\/\w/)
    }
  })
})
