import { describe, expect, test } from 'vitest'
import { exampleProblems, fencesOf } from './fences.ts'
import { linkProblems, siteOf } from './links.ts'
import { checkLesson } from './mdx-check.ts'
import type { Course } from './types.ts'
import { wholeOf } from './whole.ts'

const { rules, lint } = await wholeOf()

const course: Course = {
  title: 'Harbour school',
  licence: 'MIT',
  repository: null,
  passMark: 80,
  modules: [
    {
      slug: 'piers',
      number: 1,
      title: 'Piers',
      summary: '',
      needs: null,
      outcomes: [],
      lessons: [
        {
          module: 'piers',
          slug: 'first',
          number: '1.1',
          title: 'First',
          summary: '',
          minutes: 1,
          headings: [{ id: 'planks', text: 'Planks', depth: 2 }],
          quiz: null,
          labs: [],
          untaught: [],
          trusted: false,
          unread: [],
          file: '',
        },
      ],
    },
  ],
}
const site = siteOf(course, [{ id: 'pier', term: 'Pier', text: '' }], rules, ['/figures/pier.svg'])

async function check(prose: string, untaught: readonly string[] = []): Promise<string[]> {
  const known = { labs: [], terms: null, quiz: false, trusted: false, unread: [] }
  const problems = await checkLesson('lesson.mdx', prose, known, (tree) => [
    ...exampleProblems(fencesOf(tree), { file: 'lesson.mdx', untaught, rules, lint }),
    ...linkProblems(tree, 'lesson.mdx', '/learn/piers/first/', site),
  ])
  return problems.map(
    ({ line, column, code, message, suggestion }) => `${line}:${column} ${code} ${message} | ${suggestion}`,
  )
}

const fence = (info: string, ...lines: string[]) => `\`\`\`${info}\n${lines.join('\n')}\n\`\`\`\n`
const ADD = ['FROM busybox:1.37', 'ADD office.sh /srv/', 'USER 10001', 'CMD ["/srv/office.sh"]']

describe('examples', () => {
  test.each([
    ['a right file', fence('dockerfile', ...ADD).replace('ADD', 'COPY')],
    ['what is declared', fence('dockerfile breaks=add-instead-of-copy', ...ADD)],
    ['declared beside marked lines', fence('dockerfile added=2 breaks=add-instead-of-copy', ...ADD)],
    ['a piece of a Dockerfile', fence('dockerfile', 'COPY --chown=10001 office.sh /srv/')],
    ['a language that is not checked', fence('go', 'ADD office.sh')],
    ['YAML that is no file of ours', fence('yaml', 'piers:', '  - north')],
    ['commands', fence('sh', 'docker run --rm -p 127.0.0.1:8080:8080 harbour:1')],
  ])('%s is fine', async (_, prose) => {
    expect(await check(prose)).toEqual([])
  })

  test.each([
    [fence('dockerfile', ...ADD), '3:1 LESSON009 The example breaks add-instead-of-copy: '],
    [
      `text\n\n${fence('dockerfile', 'ADD office.sh /srv/')}`,
      '4:1 LESSON009 The example breaks add-instead-of-copy: ',
    ],
    [fence('Dockerfile', ...ADD), 'begin the example with ```dockerfile breaks=add-instead-of-copy where'],
    [
      fence('dockerfile breaks=user-missing', ...ADD.slice(0, 1), ...ADD.slice(1)),
      'LESSON010 The example is said to break user-missing, and it does not. | Take user-missing out of breaks=.',
    ],
    [
      fence('dockerfile breaks=user-mising', 'USER 10001'),
      '1:1 LAB008 There is no rule "user-mising". | did you mean "user-missing"?',
    ],
    [fence('dockerfile', 'FROM busybox:1.37', 'COPI office.sh /srv/'), '3:1 LESSON009 '],
    [
      fence('yaml', 'services:', '  office:', '    image: harbour:1', '    privileged: true'),
      '5:5 LESSON009 The example breaks compose-privileged: ',
    ],
    [
      fence('yaml', 'services:', '  office:', '    imagge: harbour:1'),
      '4:5 LESSON009 The example breaks compose-',
    ],
    [
      fence('yaml', 'build:', '  image: docker:latest', '  script:', '    - docker build -t harbour .'),
      '3:10 LESSON009 The example breaks ci-image-tag: ',
    ],
    [fence('json file=daemon.json', '{ "log-drivr": "local" }'), '2:3 LESSON009 The example breaks daemon-'],
    [fence('sh', 'docker run --privileged harbour:1'), '2:12 LESSON009 The example breaks '],
  ])('%s', async (prose, expected) => {
    expect((await check(prose)).join('\n')).toContain(expected)
  })

  test('what the lesson does not teach needs no word, and must be broken somewhere', async () => {
    const prose = fence('dockerfile', 'FROM busybox:1.37', 'CMD ["true"]')
    expect(await check(prose, ['user-missing'])).toEqual([])
    expect(await check('text', ['user-missing'])).toEqual([
      '1:1 LESSON010 No example of this lesson breaks user-missing. | Take user-missing out of untaught.',
    ])
  })
})

describe('links and pictures', () => {
  test.each([
    '[a](/rules/user-missing/)',
    '[a](#planks) and [b](/learn/piers/first/#planks), [c](/glossary/#pier)',
    '[a](/learn/piers/) [b](/labs/) [c](/)',
    '[a](https://docs.docker.com/reference/dockerfile/#user)',
    '![A pier of wood](/figures/pier.svg)',
    '<Figure src="/figures/pier.svg" alt="A pier of wood" />',
  ])('%s is fine', async (prose) => {
    expect(await check(prose)).toEqual([])
  })

  test.each([
    [
      '[a](/rules/user-mising/)',
      '1:1 LESSON011 There is no page /rules/user-mising/ on this site. | did you mean "/rules/user-missing/"?',
    ],
    ['[a](/learn/piers/frist/)', 'did you mean "/learn/piers/first/"?'],
    [
      'text [a](#plank)',
      '1:6 LESSON011 /learn/piers/first/ has no heading "#plank". | did you mean "planks"?',
    ],
    ['[a](/glossary/#peer)', 'LESSON011 /glossary/ has no heading "#peer". | did you mean "pier"?'],
    ['[a](/labs)', 'LESSON011 Addresses of this site end with a slash. | did you mean "/labs/"?'],
    [
      '[a](http://docs.docker.com/)',
      'LESSON011 "http://docs.docker.com/" is no address of a page. | Addresses elsewhere begin with https://, those of this site with a slash.',
    ],
    [
      '[a](javascript:alert)',
      'LESSON011 "javascript:alert" is no address of a page. | Addresses elsewhere begin with https://, those of this site with a slash.',
    ],
    [
      '[a](other.mdx)',
      'LESSON011 "other.mdx" is no address of a page. | The address of a lesson is /learn/MODULE/LESSON/, with the names of its folders.',
    ],
    ['![](/figures/pier.svg)', '1:1 LESSON012 The picture says nothing to somebody who cannot see it.'],
    ['<Figure src="/figures/pier.svg" alt=" " />', 'LESSON012'],
    [
      '![A pier](/figures/peer.svg)',
      'LESSON011 There is no picture /figures/peer.svg in public/. | did you mean "/figures/pier.svg"?',
    ],
    ['[a][b]\n\n[b]: /nowhere/', '3:1 LESSON011 There is no page /nowhere/ on this site.'],
  ])('%s', async (prose, expected) => {
    expect((await check(prose)).join('\n')).toContain(expected)
  })
})
