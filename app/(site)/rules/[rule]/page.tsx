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
import { highlightDockerfile } from '@/lib/content/highlight.ts'
import { rules } from '@/lib/engine/index.ts'
import { ruleDocs } from '@/lib/engine/rules/dockerfile/docs.ts'

type Props = { params: Promise<{ rule: string }> }

export const dynamicParams = false

export function generateStaticParams() {
  return rules.map(({ meta }) => ({ rule: meta.name }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const meta = await find(params)
  return { title: `${meta.title}, rule`, description: ruleDocs[meta.name]!.why.slice(0, 160) }
}

export default async function RulePage({ params }: Props) {
  const meta = await find(params)
  const docs = ruleDocs[meta.name]!
  const example = exampleOf(meta.name, docs)
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
      nav={<RuleNav groups={groupRules(rules.map((rule) => linkOf(rule.meta)))} current={meta.name} />}
      asideLabel="About this rule"
      asideClass="max-lg:static max-lg:col-start-2 max-lg:max-h-none max-lg:border-l max-lg:border-line max-lg:px-12 max-lg:pt-0 max-md:col-start-1 max-md:border-0 max-md:px-4"
      aside={
        <RuleAside meta={meta} fix={example.fix} labs={labs.map(labItem)} lessons={lessons.map(lessonItem)} />
      }
      wideAside
    >
      <RuleArticle
        meta={meta}
        docs={docs}
        bad={linesOf(docs.bad)}
        good={linesOf(docs.good)}
        example={example}
      />
    </DocLayout>
  )
}

const linesOf = (dockerfile: string) => highlightDockerfile(dockerfile.replace(/\n$/, ''))

async function find(params: Props['params']) {
  const { rule: name } = await params
  const rule = rules.find(({ meta }) => meta.name === name)
  if (!rule) notFound()
  return rule.meta
}
