import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Broken } from '@/app/broken'
import { brokenFolders, getContent, mistakesIn, mistakesInOutline } from '@/app/course'
import { saved } from '@/app/saved.ts'
import { LabPage } from '@/components/lab/lab-page.tsx'
import { allLabs, labPageProps } from '@/components/lab/lab-props-of.ts'
import { Visited } from '@/components/progress/visited.tsx'
import { Mark } from '@/components/site/brand'
import { SearchButton, ShortcutsButton } from '@/components/site/search-button'
import { ThemeSwitch } from '@/components/site/theme-switch'
import { catalogue } from '@/lib/engine/rules/catalogue.ts'

export const dynamicParams = false

type Props = { params: Promise<{ lab: string }> }

export async function generateStaticParams() {
  const { course } = await getContent()
  const broken = (await brokenFolders('lab')).map((folder) => ({ lab: folder.split('/').at(-1)! }))
  return [...allLabs(course).map(({ id }) => ({ lab: id })), ...broken]
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  if ((await mistakesOf(params)) !== null) return { title: 'Mistakes' }
  const props = await propsOf(params)
  return { title: `Lab: ${props.lab.title}`, description: props.story }
}

export default async function Page({ params }: Props) {
  const mistakes = await mistakesOf(params)
  if (mistakes !== null) return <Broken said={mistakes} />
  const props = await propsOf(params)
  return (
    <>
      <Visited kind="lab" id={props.lab.id} />
      {/* While one writes: what was saved takes the place of what an untouched editor shows. */}
      <LabPage key={saved?.at} {...props} mark={<Mark className="size-[22px]" />} tools={tools} />
    </>
  )
}

const tools = (
  <>
    <SearchButton />
    <ShortcutsButton />
    <ThemeSwitch />
  </>
)

/** A lab's folder bears its id; the id of one that cannot be read is not known. */
async function mistakesOf(params: Props['params']): Promise<string | null> {
  const { lab } = await params
  const folder = (await brokenFolders('lab')).find((each) => each.endsWith(`/${lab}`))
  return folder === undefined ? mistakesInOutline() : mistakesIn(folder)
}

async function propsOf(params: Props['params']) {
  const [{ lab }, { course }] = await Promise.all([params, getContent()])
  const titles = Object.fromEntries(catalogue.map(({ meta }) => [meta.name, meta.title]))
  return labPageProps(course, lab, titles) ?? notFound()
}
