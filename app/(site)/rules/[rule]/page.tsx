import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { getContent } from '@/app/course'
import { labItem, lessonItem } from '@/components/catalogue/outline'
import { exampleOf } from '@/components/rules/example'
import { RuleArticle } from '@/components/rules/rule-article'
import { RuleAside } from '@/components/rules/rule-aside'
import { groupRules, linkOf } from '@/components/rules/rule-info'
import { RuleNav } from '@/components/rules/rule-nav'
import { DocLayout } from '@/components/site/doc-layout'
import { highlight } from '@/lib/content/highlight.ts'
import type { RuleMeta } from '@/lib/engine/index.ts'
import { type CatalogueEntry, catalogue, entryOf } from '@/lib/engine/rules/catalogue.ts'

type Props = { params: Promise<{ rule: string }> }

export const dynamicParams = false

export function generateStaticParams() {
  return catalogue.map(({ meta }) => ({ rule: meta.name }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { meta, docs } = await find(params)
  return { title: `${meta.title}, rule`, description: docs.why.slice(0, 160) }
}

export default async function RulePage({ params }: Props) {
  const entry = await find(params)
  const { meta, docs } = entry
  const example = exampleOf(entry)
  const { course } = await getContent()
  const lessons = course.modules
    .flatMap((module) => module.lessons)
    .filter(({ labs }) => labs.some((lab) => lab.objectives.some(({ rule }) => rule === meta.name)))
  const labs = lessons.flatMap((lesson) =>
    lesson.labs.filter(({ objectives }) => objectives.some(({ rule }) => rule === meta.name)),
  )
  return (
    <DocLayout
      current="rules"
      navLabel="Rules"
      nav={<RuleNav {...navigationTo(meta.category)} current={meta.name} />}
      asideLabel="About this rule"
      asideClass="max-lg:static max-lg:col-start-2 max-lg:max-h-none max-lg:border-l max-lg:border-line max-lg:px-12 max-lg:pt-0 max-md:col-start-1 max-md:border-0 max-md:px-4"
      aside={
        <RuleAside meta={meta} fix={example.fix} labs={labs.map(labItem)} lessons={lessons.map(lessonItem)} />
      }
      wideAside
    >
      <RuleArticle
        entry={entry}
        bad={linesOf(entry, docs.bad)}
        good={linesOf(entry, docs.good)}
        example={example}
      />
    </DocLayout>
  )
}

/** Every page has the same categories, and the rules of its own. */
function navigationTo(category: RuleMeta['category']) {
  const groups = groupRules(catalogue.map(linkOf))
  const categories = groups.map(({ id, name, rules }) => ({ id, name, count: rules.length }))
  return { categories, own: groups.find(({ id }) => id === category)! }
}

const linesOf = ({ meta }: CatalogueEntry, text: string) => highlight(meta.files, text.replace(/\n$/, ''))

async function find(params: Props['params']) {
  const { rule: name } = await params
  const entry = entryOf(name)
  if (!entry) notFound()
  return entry
}
