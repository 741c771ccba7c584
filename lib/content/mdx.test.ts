import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { getMDXComponent } from 'mdx-bundler/client'
import { describe, expect, test } from 'vitest'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { splitFrontMatter } from './load-lesson.ts'
import { readHeadings } from './headings.ts'
import { loadCourse } from './load.ts'
import { compileLesson } from './mdx.ts'
import { withFolder } from './testing/content-folder.ts'
import type { GlossaryEntry, Lesson } from './types.ts'

const empty: Lesson = {
  module: 'piers',
  slug: 'first',
  number: '1.1',
  title: 'Piers',
  summary: '',
  minutes: 1,
  headings: [],
  quiz: null,
  labs: [],
  untaught: [],
  trusted: false,
  unread: [],
  file: '',
}

const render = (prose: string) =>
  withFolder({ 'lesson.mdx': `---\ntitle: Piers\n---\n\n${prose}\n` }, async (folder) =>
    renderLesson({ ...empty, file: join(folder, 'lesson.mdx') }),
  )

const pier = { id: 'pier', term: 'pier', text: '' }

async function renderLesson(lesson: Lesson, glossary: readonly GlossaryEntry[] = [pier]): Promise<string> {
  const { code } = await compileLesson(lesson, glossary)
  const nothing = () => null
  const components = {
    Lab: nothing,
    Quiz: nothing,
    Term: nothing,
    Pair: nothing,
    Callout: nothing,
    Figure: nothing,
  }
  return renderToStaticMarkup(createElement(getMDXComponent(code), { components }))
}

const idsIn = (html: string) => Array.from(html.matchAll(/<h[23] id="([^"]*)"/g), ([, id]) => id)

test('a trusted lesson uses what lies beside it', async () => {
  const files = {
    'lesson.mdx':
      '---\ntitle: Piers\n---\n\nimport ships from "./ships.json"\n\n{ships.length} ships land.\n',
    'ships.json': '["Ann", "Bea"]',
  }
  const html = await withFolder(files, (folder) =>
    renderLesson({ ...empty, trusted: true, file: join(folder, 'lesson.mdx') }),
  )
  expect(html.replaceAll('\n', '')).toContain('2 ships land.')
})

describe('a lesson', () => {
  test('becomes plain HTML, tables included, without its front matter', async () => {
    const html = await render('Ships *land*.\n\n| a |\n|---|\n| 1 |')
    expect(html).toContain('<p>Ships <em>land</em>.</p>')
    expect(html).toContain('<td>1</td>')
    expect(html).not.toContain('title')
  })

  test('has coloured Dockerfiles, line by line, with marked lines', async () => {
    const html = await render('```dockerfile bad added=2\nFROM a\nRUN b\n```')
    expect(html).toBe(
      '<pre data-language="dockerfile" data-meta="bad added=2"><code class="language-dockerfile">' +
        '<span class="ln"><span class="tk-keyword">FROM</span> a\n</span>' +
        '<span class="ln added"><span class="tk-keyword">RUN</span> b\n</span></code></pre>',
    )
  })

  test('leaves other fences as they are', async () => {
    expect(await render('```console\n$ docker ps\n```')).toContain(
      '<code class="language-console">$ docker ps\n</code>',
    )
  })

  test('with a problem is refused, at the line in its own file', async () => {
    await expect(render('Text.\n\n<Calout kind="rule">x</Calout>')).rejects.toThrow(
      /lesson\.mdx:7:1 {2}error LESSON004/,
    )
  })
})

describe('headings read without Markdown', () => {
  const prose = [
    '## Users',
    '### The `USER` instruction, *at last*',
    '## Größe & Ruhe: 100 %',
    '## Users',
    '## A <Term id="pier">pier</Term> and [a link](https://example.org/x)',
    '```md\n## not one\n```',
    '## snake_case and __init__ in `__init__`',
    '## Ends ##',
    '## 1.3 What’s “new”?',
  ].join('\n\n')

  test('have the ids that rehype-slug gives', async () => {
    const ids = readHeadings(prose).map(({ id }) => id)
    expect(ids).toHaveLength(8)
    expect(ids).toEqual(idsIn(await render(prose)))
  })

  test('in every lesson of the course', async () => {
    const { course, glossary } = await loadCourse()
    for (const lesson of course.modules.flatMap(({ lessons }) => lessons)) {
      const { body } = splitFrontMatter(await readFile(lesson.file, 'utf8'))
      expect(idsIn(await renderLesson(lesson, glossary)), lesson.file).toEqual(
        readHeadings(body).map(({ id }) => id),
      )
    }
  }, 60_000)
})
