import type { Lab } from '@/lib/engine/grade/types.ts'

/** The course as `content/` describes it: plain data, made at build time. */
export type Course = {
  readonly title: string
  readonly licence: string
  /** What a file's path is put behind to edit it; ends with a slash. Null where nobody said. */
  readonly repository: string | null
  readonly passMark: number
  readonly modules: readonly Module[]
}

export type Module = {
  readonly slug: string
  /** 1, 2 … as in the curriculum; given in course.yaml, because not every module exists yet. */
  readonly number: number
  readonly title: string
  readonly summary: string
  /** What to know before it, in a sentence. */
  readonly needs: string | null
  readonly outcomes: readonly string[]
  readonly lessons: readonly Lesson[]
}

export type Lesson = {
  readonly module: string
  readonly slug: string
  /** `2.2` */
  readonly number: string
  readonly title: string
  readonly summary: string
  readonly minutes: number
  readonly headings: readonly Heading[]
  readonly quiz: Quiz | null
  readonly labs: readonly LessonLab[]
  /** Rules that its examples may break without saying so; null in a draft that does not tell. */
  readonly untaught: readonly string[] | null
  /** Its text may hold code. */
  readonly trusted: boolean
  /** `quiz.yaml` and folders of labs that are there and cannot be used. */
  readonly unread: readonly string[]
  /** Path of lesson.mdx from the project's root. */
  readonly file: string
}

export type Heading = { readonly id: string; readonly text: string; readonly depth: 2 | 3 }

/** One word of content/glossary.yaml. */
export type GlossaryEntry = {
  readonly id: string
  readonly term: string
  readonly text: string
  /** The word has an everyday meaning as well. */
  readonly ordinary?: boolean | undefined
}

export type Quiz = { readonly questions: readonly Question[] }
export type Question = {
  readonly id: string
  readonly text: string
  readonly options: readonly { readonly text: string; readonly correct: boolean; readonly feedback: string }[]
}

/** A lab with all that its page and the proofs need. */
export type LessonLab = Lab & {
  readonly module: string
  readonly lesson: string
  /** Path of the lab's folder from the project's root. */
  readonly folder: string
  readonly minutes: number
  readonly level: 'core' | 'stretch'
  readonly story: string
  /** Whole answer, starter files included. */
  readonly solution: Readonly<Record<string, string>>
  readonly notes: string
  readonly accept: readonly Variant[]
  readonly reject: readonly (Variant & {
    readonly fails: readonly string[]
    readonly near: readonly string[]
  })[]
  /** Objectives the starter must fail. */
  readonly starterFails: readonly string[]
  /** SHA-256 of the definition (objectives and files), hex: says whether a saved result belongs to this version. */
  readonly hash: string
}
/** An answer: whole, with the starter's files where it brings none of its own. */
export type Variant = { readonly name: string; readonly files: Readonly<Record<string, string>> }

/**
 * A text in the place of another; `from` is empty where it is put in. Without a line it is replaced where the file
 * holds it exactly once.
 */
export type ContentFix = {
  readonly file: string
  readonly line: number | null
  readonly column: number
  readonly from: string
  readonly to: string
}

/** What an author has to mend. */
export type ContentProblem = {
  /** `LAB012`: stable. */
  readonly code: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** What to write instead, null where nothing can be said. */
  readonly suggestion: string | null
  /** What mends it without a doubt. */
  readonly fix?: ContentFix
}
