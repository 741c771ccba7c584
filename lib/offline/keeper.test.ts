import { describe, expect, it } from 'vitest'
import { createKeeper } from './keeper.ts'
import type { OfflineManifest } from './manifest.ts'
import { fakeSurroundings } from './testing.ts'

const ORIGIN = 'https://dock.example'
const LOOK = '/_next/static/look.css'
const SITE = {
  '/': `<link href="${LOOK}">home`,
  '/offline/': 'not here yet',
  [LOOK]: 'body{}',
  '/learn/harbour/quay/': '<script src="/_next/static/lesson.js"></script>quay',
  '/_next/static/lesson.js': 'lesson()',
  '/labs/crane/': 'crane <img src="/figures/crane.svg">',
  '/figures/crane.svg': '<svg/>',
  '/labs/far/': 'far',
  '/_next/static/editor.js': 'editor()',
  '/index.json': '[1]',
}
const MANIFEST: OfflineManifest = {
  version: 'one',
  base: '',
  shell: ['/', '/offline/', '/index.json'],
  fallback: '/offline/',
  workplaces: ['/labs/crane/', '/labs/far/'],
  tools: ['/_next/static/editor.js'],
  modules: [['/learn/harbour/quay/', '/labs/crane/'], ['/labs/far/']],
}

async function installed(manifest = MANIFEST, world = fakeSurroundings(`${ORIGIN}/`, SITE)) {
  const keeper = createKeeper(manifest, world.surroundings)
  await keeper.install()
  await keeper.activate()
  const ask = async (path: string, mode = 'cors') => {
    const { url, method } = new Request(ORIGIN + path)
    return (await keeper.answer({ url, method, mode } as Request)).text()
  }
  const read = (path: string) => ask(path, 'navigate')
  return { keeper, world, ask, read }
}

describe('without a network', () => {
  it('shows the entry page with its styles, which are there from the start', async () => {
    const { world, read, ask } = await installed()
    world.online(null)
    expect(await read('/')).toContain('home')
    expect(await ask(LOOK)).toBe('body{}')
    expect(await ask('/index.json')).toBe('[1]')
  })

  it('says of a page that was never read that it is not here', async () => {
    const { world, read } = await installed()
    world.online(null)
    expect(await read('/labs/crane/')).toBe('not here yet')
  })

  it('has the whole module of a lesson that was read, but not the editor', async () => {
    const { keeper, world, read, ask } = await installed()
    expect(await keeper.visited('/learn/harbour/quay/', false)).toBe(true)
    world.online(null)
    expect(await read('/learn/harbour/quay/')).toContain('quay')
    expect(await read('/labs/crane/?a=1')).toContain('crane')
    expect(await ask('/figures/crane.svg')).toBe('<svg/>')
    await expect(ask('/_next/static/editor.js')).rejects.toThrow('Failed to fetch')
    expect(await read('/labs/far/')).toBe('not here yet')
  })

  it('has the editor once a lab was opened', async () => {
    const { keeper, world, ask } = await installed()
    await keeper.visited('/labs/far/', false)
    world.online(null)
    expect(await ask('/_next/static/editor.js')).toBe('editor()')
  })

  it('keeps no more than what was asked for, where data is to be saved', async () => {
    const { keeper, world, read } = await installed()
    await keeper.visited('/learn/harbour/quay/', true)
    world.online(null)
    expect(await read('/learn/harbour/quay/')).toContain('quay')
    expect(await read('/labs/crane/')).toBe('not here yet')
  })

  it('does not say that all is kept when a part of it could not be fetched', async () => {
    const { keeper, world } = await installed()
    world.online({ ...SITE, '/labs/crane/': undefined as never })
    expect(await keeper.visited('/learn/harbour/quay/', false)).toBe(false)
    world.online(SITE)
    expect(await keeper.visited('/learn/harbour/quay/', false)).toBe(true)
  })
})

describe('with a network', () => {
  it('shows pages as they are now, and keeps them so', async () => {
    const { world, read } = await installed()
    world.online({ ...SITE, '/': 'new home' })
    expect(await read('/')).toBe('new home')
    world.online(null)
    expect(await read('/')).toBe('new home')
  })

  it('asks for a hashed file once', async () => {
    const { world, ask } = await installed()
    await ask('/_next/static/editor.js')
    await ask('/_next/static/editor.js')
    expect(world.asked.filter((address) => address.endsWith('editor.js'))).toHaveLength(1)
  })

  it('hands a missing page on as it came, and does not keep it', async () => {
    const { keeper, world } = await installed()
    const { url, method } = new Request(`${ORIGIN}/nowhere/`)
    const response = await keeper.answer({ url, method, mode: 'navigate' } as Request)
    expect(response.status).toBe(404)
    expect(world.kept('drydock-one')).not.toContain(`${ORIGIN}/nowhere/`)
  })
})

describe('a newer version', () => {
  const NEWER = { ...MANIFEST, version: 'two' }

  it('has the pages that were kept as they are now, and the tools where a lab was among them', async () => {
    const { keeper, world } = await installed()
    await keeper.visited('/labs/crane/', false)
    world.online({ ...SITE, '/labs/crane/': 'a better crane' })
    const { read, ask } = await installed(NEWER, world)
    world.online(null)
    expect(await read('/labs/crane/')).toBe('a better crane')
    expect(await ask('/_next/static/editor.js')).toBe('editor()')
  })

  it('fetches no hashed file again', async () => {
    const { keeper, world } = await installed()
    await keeper.visited('/labs/crane/', false)
    const before = world.asked.filter((address) => address.includes('/_next/static/')).length
    await installed(NEWER, world)
    expect(world.asked.filter((address) => address.includes('/_next/static/'))).toHaveLength(before)
  })

  it('leaves the version before to the tabs that still show it, and drops older ones', async () => {
    const { world } = await installed()
    await installed(NEWER, world)
    expect(world.names()).toEqual(['drydock-one', 'drydock-two'])
    await installed({ ...MANIFEST, version: 'three' }, world)
    expect(world.names()).toEqual(['drydock-two', 'drydock-three'])
  })

  it('is installed though a page of the old one is gone', async () => {
    const { keeper, world } = await installed()
    await keeper.visited('/labs/crane/', false)
    world.online({ ...SITE, '/labs/crane/': undefined as never })
    const { read } = await installed(NEWER, world)
    expect(await read('/')).toContain('home')
  })
})

it('works below a path', async () => {
  const site = { '/course/': 'home', '/course/offline/': 'not here yet' }
  const world = fakeSurroundings(`${ORIGIN}/course/`, site)
  const manifest = {
    ...MANIFEST,
    base: '/course',
    shell: ['/course/', '/course/offline/'],
    fallback: '/course/offline/',
  }
  const { read } = await installed(manifest, world)
  world.online(null)
  expect(await read('/course/')).toBe('home')
  expect(await read('/course/labs/crane/')).toBe('not here yet')
})
