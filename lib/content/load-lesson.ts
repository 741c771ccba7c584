import { list, readText, reportStray, requireText } from './files.ts'
import type { Desk, Entry } from './files.ts'
import { readHeadings } from './headings.ts'
import { loadLab } from './load-lab.ts'
import { problem } from './problem.ts'
import { frontMatterSchema, questionSchema, quizSchema } from './schema.ts'
import type { FrontMatter } from './schema.ts'
import type { Heading, Lesson, LessonLab, Question, Quiz } from './types.ts'
import { usableEntries, usablePart, validate } from './validate.ts'
import { readYaml } from './yaml.ts'
import type { YamlFile } from './yaml.ts'

export type LessonHome = {
  readonly module: string
  readonly slug: string
  readonly number: string
  readonly passMark: number
}

/** A lesson's folder as data; null when its lesson.mdx cannot be used. */
export async function loadLesson(desk: Desk, folder: string, home: LessonHome): Promise<Lesson | null> {
  const file = `${folder}/lesson.mdx`
  const entries = (await list(desk, folder)) ?? []
  const text = await requireText(desk, file, 'Every lesson has its prose in lesson.mdx.')
  const headings = text === null ? [] : readHeadings(splitFrontMatter(text).body)
  const { labs, unread } = await loadLabs(desk, `${folder}/labs`, home, headings)
  const quiz = await loadQuiz(desk, `${folder}/quiz.yaml`)
  const front = text === null ? null : readFrontMatter(desk, file, text)
  // What a trusted lesson imports lies beside it.
  const code = entries.filter(({ name }) => front?.trusted === true && /\.(?:[jt]sx?|json)$/.test(name))
  const expected = ['lesson.mdx', 'quiz.yaml', 'labs/', ...code.map(({ name }) => name)]
  reportStray(desk, folder, entries, expected, await homesOf(desk, folder, entries))
  if (!front) return null
  const { module, slug, number } = home
  const isQuizUnread = quiz === null && entries.some(({ name }) => name === 'quiz.yaml')
  return {
    module,
    slug,
    number,
    ...front,
    headings,
    quiz,
    labs,
    unread: isQuizUnread ? [...unread, 'quiz.yaml'] : unread,
    file,
  }
}

/** A lab that lies beside labs/, or without a folder of its own. */
async function homesOf(desk: Desk, folder: string, entries: readonly Entry[]): Promise<Map<string, string>> {
  const homes = new Map([['lab.yaml', 'A lab has a folder of its own: labs/NAME/lab.yaml.']])
  for (const { name } of entries.filter((each) => each.folder)) {
    const inside = (await list(desk, `${folder}/${name}`)) ?? []
    if (inside.some((each) => each.name === 'lab.yaml'))
      homes.set(name, `This is a lab: move the folder to labs/${name}/.`)
  }
  return homes
}

/** The YAML between the first two `---` lines, and the prose; lines before the prose are blank, so that its places stay true. */
export function splitFrontMatter(text: string): { front: string | null; body: string } {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text)
  if (!match || match.index !== 0) return { front: null, body: text }
  const blank = match[0].replaceAll(/[^\n]/g, '')
  return { front: match[1]!, body: blank + text.slice(match[0].length) }
}

function howToBegin(text: string): string {
  const [first = '', ...more] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (/^\s*[-–—_=]+\s*$/.test(first) && first.trim() !== '---')
    return 'Write three hyphens, ---, in the first line.'
  if (first.trim() === '' && more.includes('---')) return 'Remove what stands above the first line ---.'
  return 'Begin with a line ---, then title, summary and minutes, then a line ---.'
}

type Front = Pick<Lesson, keyof FrontMatter>

function readFrontMatter(desk: Desk, file: string, text: string): Front | null {
  const { front } = splitFrontMatter(text)
  if (front === null) {
    const suggestion = howToBegin(text)
    desk.report(problem('LESSON001', file, 'The front matter is missing or not closed.', { suggestion }))
    return null
  }
  const yaml = readYaml(file, front, 2)
  const { value, problems } = validate(frontMatterSchema, yaml)
  desk.report(...problems)
  return value ?? (desk.drafts ? { ...UNTOLD, ...usablePart<FrontMatter>(frontMatterSchema, yaml) } : null)
}

/** Of a draft that does not tell, nothing is said that its keys may explain. */
const UNTOLD: Front = { title: '', summary: '', minutes: 1, untaught: null, trusted: true }

async function loadLabs(
  desk: Desk,
  folder: string,
  home: LessonHome,
  headings: readonly Heading[],
): Promise<{ readonly labs: readonly LessonLab[]; readonly unread: readonly string[] }> {
  const labs: LessonLab[] = []
  const unread: string[] = []
  for (const { name, folder: isFolder } of (await list(desk, folder)) ?? []) {
    if (!isFolder) {
      desk.report(
        problem('FILE002', `${folder}/${name}`, `${name} is not expected here.`, {
          suggestion: 'labs/ holds one folder per lab.',
        }),
      )
      continue
    }
    const { module, slug, passMark } = home
    const lab = await loadLab(desk, `${folder}/${name}`, { module, lesson: slug, passMark, headings })
    if (lab) labs.push(lab)
    else unread.push(`labs/${name}`)
  }
  return { labs, unread }
}

async function loadQuiz(desk: Desk, file: string): Promise<Quiz | null> {
  const text = await readText(desk, file)
  if (text === null) return null
  const yaml = readYaml(file, text)
  const { value, problems } = validate(quizSchema, yaml)
  desk.report(...problems)
  checkQuiz(desk, value?.questions ?? usableEntries(questionSchema, yaml, 'questions'), yaml)
  return value
}

function checkQuiz(desk: Desk, questions: readonly (Question | null)[], yaml: YamlFile): void {
  const seen = new Set<string>()
  questions.forEach((question, index) => {
    if (question === null) return
    const { id, options } = question
    const at = yaml.locate(['questions', index, 'id'])
    const right = options.filter(({ correct }) => correct).length
    if (seen.has(id))
      desk.report(
        problem('QUIZ002', yaml.file, `The question id "${id}" is used twice.`, {
          at,
          suggestion: 'Answers are saved under it: choose another.',
        }),
      )
    seen.add(id)
    const texts = options.map(({ text }) => text.trim())
    const again = texts.findIndex((text, n) => texts.indexOf(text) < n)
    if (again !== -1)
      desk.report(
        problem('QUIZ003', yaml.file, `Two options of "${id}" say “${texts[again]}”.`, {
          at: yaml.locate(['questions', index, 'options', again, 'text']),
          suggestion: 'Let them differ, or remove one.',
        }),
      )
    if (right === 1) return
    const suggestion = 'Mark one option with "correct: true".'
    desk.report(
      problem('QUIZ001', yaml.file, `The question "${id}" has ${right} right answers; it needs one.`, {
        at,
        suggestion,
      }),
    )
  })
}
